import Events
import Foundation
import Testing

@testable import EvaluationWorld

@Suite struct ClockTests {
  private static let berlin = "Europe/Berlin"

  private static func setting(without: Set<BenignClass> = []) -> Setting {
    var parameters = WorldParameters(seed: 1, users: 20, scoredWeeks: 20)
    parameters.isAutumn = true
    return Setting(parameters: parameters, vendors: .some, without: without)
  }

  /// The hour that Berlin's clock shows at six in another zone, before and after clocks go back.
  private static func hours(at wall: String, in setting: Setting) throws -> [Int] {
    let clock = LocalClock(timeZone: try #require(TimeZone(identifier: berlin)))
    return try ["2026-10-24", "2026-10-26"].map { text in
      let day = setting.firstDay.distance(to: try #require(LocalDay(text)))
      let seconds = setting.instant(day, hour: 6, wall: wall, seen: berlin)
      return clock.hour(of: Timestamp(seconds: Int64(seconds)))
    }
  }

  @Test func officeHoursDoNotMoveWithTheClock() throws {
    #expect(try Self.hours(at: Self.berlin, in: Self.setting()) == [6, 6])
  }

  @Test func aJobOnUniversalTimeMovesWhenClocksGoBack() throws {
    #expect(try Self.hours(at: "UTC", in: Self.setting()) == [8, 7])
  }

  @Test func withoutClockChangesItStays() throws {
    #expect(try Self.hours(at: "UTC", in: Self.setting(without: [.clockChange])) == [8, 8])
  }
}
