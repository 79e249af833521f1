import Testing

@testable import Ingestion

struct CandidateLinesTests {
  private func lines(
    _ ranges: [Range<Int>], of text: String, counting: Bool = true
  ) -> (found: [String], ends: [Int], behind: Int) {
    var candidates = CandidateLines(counting: counting)
    withView(text) { candidates.append(ranges, of: $0, at: 100) }
    var found: [String] = []
    candidates.visit { line, bytes in found.append("\(line.position) \(bytes.string)") }
    return (found, candidates.lines.map(\.lineEndsBefore), candidates.lineEndsBehind)
  }

  @Test("lines are copied without their ends, and the ends between them counted")
  func copies() {
    let text = "a\nbb\r\n\nccc\nd\n"
    let (found, ends, behind) = lines([2..<5, 7..<10], of: text)
    #expect(found == ["102 bb", "107 ccc"])
    #expect(ends == [1, 2])
    #expect(behind == 2)
    #expect(lines([2..<5], of: text, counting: false).behind == 0)
  }

  @Test("ends are counted on from one part of a block to the next, and forgotten with it")
  func goesOn() {
    var candidates = CandidateLines(counting: true)
    withView("a\nb\n") { candidates.append([], of: $0, at: 0) }
    withView("c\nd") { candidates.append([2..<3], of: $0, at: 4) }
    #expect(candidates.lines.map(\.lineEndsBefore) == [3])
    #expect(!candidates.lastIsEnded)
    candidates.removeAll()
    #expect(candidates.lines.isEmpty && candidates.lineEndsBehind == 0 && candidates.lastIsEnded)
  }

  @Test("where bytes changed meanwhile, no byte is in two lines")
  func survivesChanges() {
    let (found, _, behind) = lines([0..<6, 2..<4, 3..<9], of: "aaaaaa\nbb\n")
    #expect(found == ["100 aaaaaa", "106 ", "106 \nbb"])
    #expect(behind == 1)
  }
}
