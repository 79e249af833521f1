import Events
import Reporting
import Testing

@testable import Pipeline

struct TriageSessionTests {
  private final class Record: @unchecked Sendable {
    var answers: [String]
    var said = ""
    var entries: [TriageEntry] = []
    var failures: Int

    init(_ answers: [String], failures: Int = 0) {
      self.answers = answers
      self.failures = failures
    }
  }

  private static let findings = (0..<3).map { place in
    Report.RankedFinding(
      rank: place + 1,
      finding: Finding(
        entity: Entity(id: "user\(place)", kind: .user), day: LocalDay(number: 20_773), score: 60,
        isAlert: true, hits: 1, events: 1,
        signals: [
          Signal(
            name: "new-vendor", score: 3, probability: 0.01, observed: .text("shodan"),
            expected: nil, z: nil, explanation: "x", baseline: nil)
        ], learning: nil, surprise: 3),
      role: .unknown, evidence: Evidence(hits: [], limit: 1))
  }

  @discardableResult
  private func run(_ record: Record) throws -> [TriageVerdict: Int] {
    let session = TriageSession(
      analyst: "alice", now: { testNow },
      read: { record.answers.isEmpty ? nil : record.answers.removeFirst() },
      write: { record.said += $0 },
      record: { (entry) throws(TidewatchError) in
        if record.failures > 0 {
          record.failures -= 1
          throw TidewatchError(.store, "Another tidewatch is writing.")
        }
        record.entries.append(entry)
      },
      card: { "<\($0.finding.entity.id)>\n" })
    return try session.run(Self.findings)
  }

  @Test("each letter gives its verdict, with what the finding rested on")
  func verdicts() throws {
    let record = Record(["m", "E  quarterly report ", "k"])
    #expect(try run(record) == [.malicious: 1, .benignExpected: 1])
    #expect(record.entries.map(\.verdict) == [.malicious, .benignExpected])
    #expect(record.entries.map(\.entity) == ["user0", "user1"])
    #expect(record.entries.map(\.note) == ["", "quarterly report"])
    #expect(record.entries[0].basis == TriageBasis(of: Self.findings[0].finding))
    #expect(record.entries[0].analyst == "alice" && record.entries[0].time == testNow)
    #expect(
      record.said.hasSuffix(
        "\n2 verdicts stored: 1 malicious, 1 benign (expected); 1 finding left open.\n"))
    let others = Record(["s", "o", "u"])
    try run(others)
    #expect(others.entries.map(\.verdict) == [.suspicious, .benignOneOff, .unknown])
    #expect(others.said.contains("0 findings left open"))
  }

  @Test("a note is kept for the verdict of its finding, and for no other")
  func notes() throws {
    let record = Record(["n", "asked them", "m", "n short", "s", "o"])
    try run(record)
    #expect(record.entries.map(\.note) == ["asked them", "short", ""])
  }

  @Test("what is no answer is said, and asked again; help shows the letters")
  func unclear() throws {
    let record = Record(["x", "", "maybe so", "k later", "q now", "?", "\u{1B}[2J", "q"])
    try run(record)
    #expect(record.entries.isEmpty)
    #expect(record.said.contains("'x' is no answer"))
    #expect(record.said.contains("'k later' is no answer"))
    #expect(!record.said.contains("\u{1B}"))
    #expect(record.said.contains("m  malicious"))
    #expect(record.said.hasSuffix("\n0 verdicts stored; 3 findings left open.\n"))
    #expect(!record.said.contains("<user1>"))
  }

  @Test("the end of the answers ends the walk, and says what was stored")
  func ends() throws {
    for answers in [["m"], ["m", "n"], ["m", "x"]] {
      let record = Record(answers)
      try run(record)
      #expect(record.entries.count == 1)
      #expect(record.said.contains("The answers ended."))
      #expect(record.said.hasSuffix("1 verdict stored: 1 malicious; 2 findings left open.\n"))
    }
  }

  @Test("a verdict that cannot be stored is told, and asked for again")
  func failures() throws {
    let record = Record(["m", "m", "m " + String(repeating: "x", count: 5000), "q"], failures: 1)
    try run(record)
    #expect(record.entries.count == 1)
    #expect(record.said.contains("Not stored: Another tidewatch is writing. Answer again, or q."))
    #expect(record.said.contains("Not stored: the verdict has a note of over 4000 bytes."))
    #expect(record.said.hasSuffix("1 verdict stored: 1 malicious; 2 findings left open.\n"))
  }
}
