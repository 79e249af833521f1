import Events
import Policies
import Testing

@testable import Scoring

struct FoldingTests {
  private func signal(
    _ name: String, _ score: Double, _ observed: String = ""
  ) -> Signal {
    Signal(
      name: name, score: score, probability: nil,
      observed: observed.isEmpty ? .number(1) : .text(observed), expected: nil, z: nil,
      explanation: name, baseline: nil)
  }

  private func finding(_ signals: [Signal], _ entity: String = "a", day: Int = 10) -> Finding {
    Finding(
      entity: Sample.entity(entity), day: Sample.monday.advanced(by: day), score: 60, isAlert: true,
      hits: 1, events: 1, signals: signals, learning: nil,
      surprise: signals.reduce(0) { $0 + $1.score })
  }

  private var usual: [Signal] {
    [
      signal("new-vendor", 4, "shodan, censys"), signal("volume", 2),
      signal("off-hours", 2, "02:00–03:00 Mon"), signal("habit", 0, "active"),
    ]
  }

  private func entry(
    _ verdict: TriageVerdict, _ signals: [Signal], day: Int = 3, at seconds: Int = 0,
    entity: String = "a"
  ) -> TriageEntry {
    Sample.entry(
      verdict, entity, day: day, at: seconds, basis: TriageBasis(of: finding(signals)))
  }

  private func folded(_ finding: Finding, _ entries: TriageEntry...) -> TriageEntry? {
    Folding(journal: TriageJournal(entries), policy: Sample.triage).judgedBefore(finding)?.entry
  }

  @Test("a repeat of a day that was judged benign is folded under it, whatever the weekday")
  func folds() {
    for verdict in [TriageVerdict.benignExpected, .benignOneOff] {
      let judged = entry(verdict, usual)
      var later = usual
      later[2] = signal("off-hours", 2, "03:00–04:00 Thu")
      #expect(folded(finding(later), judged) == judged)
      #expect(folded(finding([signal("new-vendor", 3, "censys")]), judged) == judged)
    }
    for verdict in [TriageVerdict.malicious, .suspicious, .unknown] {
      #expect(folded(finding(usual), entry(verdict, usual)) == nil)
    }
  }

  @Test("another sign, another name or a stronger sign is no repeat")
  func differs() {
    let judged = entry(.benignExpected, usual)
    #expect(folded(finding(usual + [signal("new-country", 3, "RU")]), judged) == nil)
    #expect(folded(finding([signal("new-vendor", 4, "shodan, greynoise")]), judged) == nil)
    #expect(folded(finding([signal("new-vendor", 4, "a, b, c, d, e, 2 more")]), judged) == nil)
    #expect(folded(finding([signal("new-vendor", 5, "shodan")]), judged) != nil)
    #expect(folded(finding([signal("new-vendor", 5.1, "shodan")]), judged) == nil)
    #expect(folded(finding([signal("volume", 2.6)]), judged) == nil)
    #expect(folded(finding([]), judged) == nil)
    // A sign below its share of the surprise decides nothing.
    #expect(folded(finding(usual + [signal("new-country", 0.5, "RU")]), judged) != nil)
  }

  @Test("the sequel of a day that nobody found benign is no repeat")
  func sequel() {
    let judged = entry(.benignExpected, usual)
    var later = finding(usual)
    #expect(folded(later, judged) == judged)
    later.sequel = Finding.Sequel(of: later.day.advanced(by: -1), score: 90, nats: 2)
    #expect(folded(later, judged) == nil)
  }

  @Test("only an earlier day of the same entity within the weeks counts, the latest of several")
  func days() {
    let judged = entry(.benignExpected, usual)
    #expect(folded(finding(usual, "b"), judged) == nil)
    #expect(folded(finding(usual, day: 3 + 56), judged) == judged)
    #expect(folded(finding(usual, day: 3 + 57), judged) == nil)
    #expect(folded(finding(usual, day: 2), judged) == nil)
    let second = entry(.benignOneOff, usual, day: 5)
    #expect(folded(finding(usual), judged, second) == second)
    let period = Sample.entry(.benignExpected, day: 0, until: 8)
    #expect(folded(finding(usual), period) == nil)
  }

  @Test("what was itself judged is not folded, nor what looks like a day that was judged harmful")
  func neverHarmful() {
    let judged = entry(.benignExpected, usual)
    for verdict in TriageVerdict.allCases {
      #expect(folded(finding(usual), judged, entry(verdict, usual, day: 10)) == nil)
    }
    for day in [1, 8] {
      #expect(folded(finding(usual), judged, entry(.malicious, usual, day: day)) == nil)
    }
    #expect(
      folded(finding(usual), judged, entry(.malicious, [signal("api-key", 4, "k")], day: 8))
        == judged)
  }

  @Test("no weeks fold nothing")
  func off() {
    var policy = Sample.triage
    policy.foldWeeks = 0
    let folding = Folding(
      journal: TriageJournal([entry(.benignExpected, usual)]), policy: policy)
    #expect(folding.judgedBefore(finding(usual)) == nil)
  }
}
