import Events
import Testing

@testable import Scoring

struct OffHoursSignalTests {
  /// Nine to five on workdays.
  private let office = (0..<58).filter { $0 % 7 < 5 }.map { offset in
    Sample.day(offset, hours: [9: 2, 11: 1, 14: 3, 16: 1])
  }

  private func signal(
    _ hours: [Int: Int], on offset: Int, after past: [DayActivity]
  ) throws -> Signal {
    try Sample.signal("off-hours", of: Sample.day(offset, hours: hours), after: past)
  }

  @Test("a night's work of an office worker is told with place, past and usual hours")
  func night() throws {
    let signal = try signal([3: 3], on: 58, after: office)
    #expect(
      signal.explanation
        == "3 events at 03:00–04:00 Wed; 0 of 168 earlier active hours fell within an hour "
        + "of that on workdays; usual hours 09–17 on workdays")
    #expect(signal.observed == .text("03:00–04:00 Wed"))
    #expect(signal.score > 3)
    #expect(try #require(signal.probability) < 0.03)
  }

  @Test("the same hours as ever have no surprise")
  func usual() throws {
    #expect(try signal([9: 1, 14: 2], on: 58, after: office).score == 0)
  }

  @Test("an office hour on a Saturday is off hours")
  func weekend() throws {
    let signal = try signal([10: 1], on: 61, after: office)
    #expect(signal.score > 3)
    #expect(signal.explanation.contains("10:00–11:00 Sat; 0 of 168"))
    #expect(signal.explanation.contains("on weekends; usual hours 09–17 on workdays"))
  }

  @Test("a run of equally unlikely hours is told as one")
  func run() throws {
    let signal = try signal([1: 2, 2: 5, 3: 1, 10: 7], on: 58, after: office)
    #expect(signal.explanation.hasPrefix("8 events at 01:00–04:00 "))
  }

  @Test("a clockwork that runs around the clock is never off hours")
  func clockwork() throws {
    let everyHour = Dictionary(uniqueKeysWithValues: (0..<24).map { ($0, 1) })
    let past = (0..<58).map { Sample.day($0, hours: everyHour) }
    for offset in 58..<65 {
      #expect(try signal(everyHour, on: offset, after: past).score == 0)
      #expect(try signal([3: 9], on: offset, after: past).score < 0.5)
    }
    #expect(
      try signal([3: 1], on: 60, after: past).explanation.hasSuffix(
        "usual hours around the clock on workdays and around the clock on weekends"))
  }

  @Test("one night of a thousand requests does not make nights normal")
  func oldBurst() throws {
    let past = office + [Sample.day(57, hours: [3: 1000])]
    #expect(try signal([3: 3], on: 59, after: past).score > 2.5)
  }

  @Test("little known makes little surprise, nothing known none")
  func coldStart() throws {
    let short = try signal([3: 3], on: 2, after: Array(office.prefix(2)))
    let long = try signal([3: 3], on: 58, after: office)
    #expect(short.score < 1.5)
    #expect(short.score < long.score)
    let none = try signal([3: 3], on: 0, after: [])
    #expect(none.score == 0)
    #expect(none.probability == nil)
    #expect(
      none.explanation
        == "3 events in 03:00–04:00; no earlier hours to compare with; "
        + "learning: 0 of 14 days known")
  }

  @Test("looking at many hours is allowed for")
  func manyHours() throws {
    let past = (0..<84).map { Sample.day($0, hours: [($0 * 5) % 24: 1]) }
    let all = Dictionary(uniqueKeysWithValues: (0..<24).map { ($0, 1) })
    #expect(try signal(all, on: 84, after: past).score < 0.7)
  }
}
