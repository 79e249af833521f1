import Events
import Testing

@testable import Scoring

struct NewCountrySignalTests {
  private let past = (0..<84).map { offset in
    Sample.day(offset, countries: offset < 57 ? ["DE": 1] : offset == 57 ? ["FR": 1] : [:])
  }

  private func signal(
    _ countries: [String: Int], after past: [DayActivity], others: [EntityActivity] = []
  ) throws -> Signal {
    try Sample.signal(
      "new-country", of: Sample.day(84, countries: countries), after: past, others: others)
  }

  private func others(_ count: Int, in country: String = "NL", users: Int) -> [EntityActivity] {
    (0..<count).map { number in
      Sample.activity(
        "o\(number)",
        [Sample.day(40, countries: [number < users ? country : "DE": 1], hits: 0)])
    }
  }

  @Test("a first sign-in names the country, the earlier ones and the others")
  func first() throws {
    let signal = try signal(["NL": 1, "DE": 2], after: past, others: others(41, users: 2))
    #expect(
      signal.explanation
        == "first sign-in from NL in 84 days; 58 earlier sign-ins: DE 57, FR 1; "
        + "2 of 41 others sign in from there")
    #expect(signal.observed == .text("NL"))
    #expect(signal.expected == .text("DE 57, FR 1"))
    #expect(signal.score > 3)
  }

  @Test("one of one signs in, and several countries are listed")
  func grammar() throws {
    let once = [Sample.day(83, countries: ["DE": 1])]
    let policy = try signal(["NL": 1], after: past.prefix(70) + once, others: others(1, users: 1))
    #expect(policy.explanation.hasSuffix("1 of 1 other signs in from there"))
    let several = try signal(["NL": 1, "PL": 4], after: past, others: others(3, users: 2))
    #expect(
      several.explanation
        == "first sign-ins from PL (0 of 3 others) and NL (2 of 3 others) in 84 days; "
        + "58 earlier sign-ins: DE 57, FR 1")
  }

  @Test("a country that nobody else signs in from surprises more")
  func popularity() throws {
    let shared = try signal(["NL": 1], after: past, others: others(41, users: 41))
    #expect(try signal(["NL": 1], after: past, others: others(41, users: 0)).score > shared.score)
  }

  @Test("without an earlier sign-in with a country it learns and has no surprise")
  func learning() throws {
    let proxyOnly = (0..<84).map { Sample.day($0) }
    let signal = try signal(["NL": 1], after: proxyOnly, others: others(41, users: 0))
    #expect(signal.score == 0)
    #expect(signal.probability == nil)
    #expect(
      signal.explanation == "sign-in from NL; learning: no earlier sign-in with a country")
  }

  @Test("known countries and days without sign-ins have no surprise")
  func nothingNew() throws {
    #expect(try signal(["DE": 3], after: past).explanation.contains("known before"))
    #expect(try signal(["DE": 3], after: past).score == 0)
    #expect(try signal([:], after: past).explanation == "no sign-in with a country")
    #expect(try signal(["": 1], after: past).score == 0)
  }

  @Test("hostile text is handed on as it is")
  func hostileText() throws {
    let text = "<b>NL</b>|\u{202e}\n"
    #expect(try signal([text: 1], after: past).observed == .text(text))
  }
}
