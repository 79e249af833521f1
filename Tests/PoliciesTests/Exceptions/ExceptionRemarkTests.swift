import Events
import Testing

@testable import Policies

/// What is said about exceptions that are sound and yet need a look.
struct ExceptionRemarkTests {
  private let today: LocalDay

  init() throws {
    today = try #require(LocalDay("2026-11-25"))
  }

  private func rule(
    _ id: String, entity: String = "a", expiresIn days: Int? = 100, line: Int? = nil,
    _ change: (inout ExceptionMatcher) -> Void = { _ in }
  ) -> ExceptionRule {
    var matcher = ExceptionMatcher()
    matcher.entity = Patterns([entity])
    change(&matcher)
    return ExceptionRule(
      id: id, matcher: matcher, effect: .hide, reason: "Expected.", owner: "soc", created: today,
      expires: days.map { .on(today.advanced(by: $0)) } ?? .never, line: line)
  }

  private func remarks(
    _ rules: [ExceptionRule], known: [String: [String]] = [:]
  ) -> [ExceptionRemark] {
    ExceptionPolicy(
      exceptions: rules, review: .init(unusedWeeks: 8, soonDays: 14, top: 10)
    ).remarks(on: today, known: known)
  }

  @Test("Nothing is said about an exception that is in order")
  func silence() {
    #expect(remarks([rule("a"), rule("b", entity: "b")]).isEmpty)
  }

  @Test("An expiry is told on its day and after, and two weeks before")
  func expiry() {
    let kinds = [-1, 0, 1, 14, 15].map { remarks([rule("a", expiresIn: $0)]).map(\.kind) }
    #expect(kinds == [[.expired], [.expired], [.expiresSoon], [.expiresSoon], []])
    #expect(
      remarks([rule("a", expiresIn: 0, line: 7)]).map(\.message) == [
        "It expired on 2026-11-25 and covers no later day; remove it, or set a new end."
      ])
    #expect(remarks([rule("a", expiresIn: 0, line: 7)]).first?.line == 7)
  }

  @Test("What is known and not in a history is told as such, once")
  func notInHistory() {
    let rule = rule("a", expiresIn: 100) {
      $0.vendor = Patterns(["flare", "shodan", "shodam"])
      $0.source = Patterns(["10.1.*", "10.2.*"])
    }
    let policy = ExceptionPolicy(
      exceptions: [rule], review: .init(unusedWeeks: 8, soonDays: 14, top: 10))
    let remarks = policy.remarks(
      on: today, known: ["vendor": ["flare", "shodan"]],
      seen: ["vendor": ["shodan"], "source": ["10.2.3.4"]])
    #expect(
      remarks.map(\.message) == [
        "'vendor' is 'flare', which fits nothing in this history; look for a typo.",
        "'vendor' is 'shodam', which fits nothing that is known; did you mean 'shodan'?",
        "'source' is '10.1.*', which fits nothing in this history; look for a typo.",
      ])
    #expect(remarks.allSatisfy { $0.kind == .unmatched && $0.kind.isProblem })
  }

  @Test("One without an end is told, and is no problem")
  func never() {
    let remarks = remarks([rule("a", expiresIn: nil)])
    #expect(remarks.map(\.kind) == [.neverExpires])
    #expect(remarks.first?.kind.isProblem == false)
  }

  @Test("Of two that cover the same the later is told, of a wider one the narrower")
  func overlap() {
    let same = remarks([rule("a", line: 3), rule("b")])
    #expect(
      same.map(\.message) == ["It covers the same as 'a' (line 3); keep one, or set them apart."])
    #expect(same.map(\.id) == ["b"])
    let narrower = remarks([rule("a"), rule("b", entity: "*", line: 9)])
    #expect(narrower.map(\.id) == ["a"])
    #expect(
      narrower.first?.message
        == "It covers only what is covered by 'b' (line 9); keep one, or set them apart.")
  }

  @Test("An expired exception overlaps with none, and other hours are no overlap")
  func noOverlap() {
    #expect(remarks([rule("a", expiresIn: -1), rule("b")]).map(\.kind) == [.expired])
    let apart = [
      rule("a") { $0.hours = HourWindow("8-12") }, rule("b") { $0.hours = HourWindow("11-14") },
    ]
    #expect(remarks(apart).isEmpty)
  }

  @Test("A pattern that fits nothing known is told with what was meant")
  func unmatched() {
    let rules = [
      rule("a", entity: "svc-*") {
        $0.vendor = Patterns(["shodam", "virus*"])
        $0.client = Patterns(["anything"])
      }
    ]
    let known = ["entity": ["svc-feed"], "vendor": ["shodan", "virustotal"]]
    #expect(
      remarks(rules, known: known).map(\.message) == [
        "'vendor' is 'shodam', which fits nothing that is known; did you mean 'shodan'?"
      ])
  }
}
