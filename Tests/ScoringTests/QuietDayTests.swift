import Events
import Testing

@testable import Scoring

@Suite("Days with nothing but ordinary work")
struct QuietDayTests {
  private func quiet(_ offset: Int, source: String = "10.7.7.7", hour: Int = 9) -> DayActivity {
    var day = DayActivity(day: Sample.monday.advanced(by: offset))
    var context = DayContext()
    context.sources = [source]
    context.hours[hour] = 2
    day.context = context
    return day
  }

  private let past = (0..<40).filter { $0 % 7 < 5 && $0 != 37 }.map { Sample.day($0) }

  private func findings(_ days: [DayActivity], through last: Int = 40) -> [Finding] {
    var activity = Sample.activity("a", days.sorted { $0.day < $1.day })
    activity.firstSeen = Sample.monday
    return Scorer(policy: Sample.policy, vendorNames: Sample.vendorNames).findings(
      for: [activity], days: Sample.monday...Sample.monday.advanced(by: last))
  }

  private func surprise(of day: DayActivity, after days: [DayActivity]) throws -> Double {
    let found = findings(days + [day]).first { $0.day == day.day }
    return try #require(found).surprise
  }

  @Test("a source of an earlier quiet day is less of a surprise; one of a later day is not")
  func teachesSources() throws {
    let day = Sample.day(39, source: "10.7.7.7")
    let past = past.filter { $0.day < day.day }
    let never = try surprise(of: day, after: past)
    let known = try surprise(of: day, after: past + [quiet(37)])
    #expect(known < never * 0.8)
    #expect(try surprise(of: day, after: past + [quiet(37, source: "10.8.8.8")]) > known)
    #expect(try surprise(of: day, after: past + [quiet(40)]) == never)
  }

  @Test("hours of quiet days are hours of the account")
  func teachesHours() throws {
    let day = Sample.day(39, hours: [22: 1])
    let past = past.filter { $0.day < day.day }
    let nights = [5, 6, 12, 13, 19, 20, 26, 27, 33, 34, 37].map { quiet($0, hour: 22) }
    let days = [5, 6, 12, 13, 19, 20, 26, 27, 33, 34, 37].map { quiet($0, hour: 9) }
    #expect(try surprise(of: day, after: past + nights) < surprise(of: day, after: past + days))
  }

  @Test("a quiet day is never judged, and leaves counts, habits and exposure alone")
  func isNotJudged() {
    let quiets = [-20, -1, 5, 6, 37, 40].map { quiet($0, source: "10.0.0.1") }
    let plain = findings(past).sorted { $0.day < $1.day }
    let taught = findings(past + quiets).sorted { $0.day < $1.day }
    #expect(plain.map(\.day) == taught.map(\.day))
    for (one, other) in zip(plain, taught) {
      for name in ["volume", "new-vendor", "habit"] {
        #expect(
          one.signals.first { $0.name == name } == other.signals.first { $0.name == name },
          "\(name) on \(one.day)")
      }
      #expect(one.learning == other.learning)
    }
  }
}
