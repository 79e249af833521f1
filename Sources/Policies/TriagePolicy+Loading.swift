extension TriagePolicy: ModelFile {
  static let fileName = "triage.yaml"

  init?(reading file: inout ModelReader) {
    let foldWeeks = file.integer("fold_weeks", in: 0...520)
    let foldGrowth = file.number("fold_growth", in: 1...100)
    let foldShare = file.number("fold_share", in: 0...1)
    let teachWeight = file.number("teach_weight", in: 0...100)
    let leastVerdicts = file.integer("least_verdicts", in: 2...1_000_000)
    let leastOfEach = file.integer("least_of_each", in: 1...1_000_000)
    let ridge = file.number("ridge", in: 0.01...1000)
    let mostShift = file.number("most_shift", in: 0...100)
    guard let foldWeeks, let foldGrowth, let foldShare, let teachWeight, let leastVerdicts,
      let leastOfEach, let ridge, let mostShift
    else { return nil }
    self.init(
      foldWeeks: foldWeeks, foldGrowth: foldGrowth, foldShare: foldShare,
      teachWeight: teachWeight, leastVerdicts: leastVerdicts, leastOfEach: leastOfEach,
      ridge: ridge, mostShift: mostShift)
  }
}
