import Testing

/// Our readings held against other projects' answers.
struct ComparisonTests {
  @Test("no difference to another project's answer goes unexplained", arguments: Comparisons.all)
  func explainsEveryDifference(_ comparison: Comparison) throws {
    guard let found = try comparison.findings() else { return }
    #expect(found.compared == comparison.values)
    let unexplained = found.differences.filter { difference in
      !ExplainedDifferences.all.contains { $0.explains(difference) }
    }
    #expect(unexplained == [])
  }

  @Test("no explanation outlives its difference", arguments: ExplainedDifferences.all)
  func appliesEveryExplanation(_ explanation: ExplainedDifference) throws {
    let comparison = try #require(Comparisons.all.first { $0.file == explanation.file })
    guard let found = try comparison.findings() else { return }
    #expect(found.differences.contains { explanation.explains($0) })
  }
}
