import Events
import Foundation
import Seeded

/// What all entities of a world share: its days, places, vendors and events.
struct Setting: Sendable {
  let parameters: WorldParameters
  let firstDay: LocalDay
  /// The headquarters first.
  let offices: [Office]
  let market: VendorMarket
  /// The classes of benign events that happen.
  let benign: Set<BenignClass>
  private let clocks: [String: LocalClock]

  init(parameters: WorldParameters, vendors: [Vendor], without: Set<BenignClass>) {
    self.parameters = parameters
    benign = Set(BenignClass.allCases).subtracting(without)
    market = VendorMarket(vendors: vendors, seed: parameters.seed)
    var stream = SeededStream(world: parameters.seed, "setting")
    let monday = LocalDay(parameters.isAutumn ? "2026-05-25" : "2025-11-17")
    firstDay = (monday ?? LocalDay(number: 20_598)).advanced(by: 7 * stream.integer(0...5))
    let headquarters = stream.integer(0...1)
    var others = Office.all.indices.filter { $0 != headquarters }
    others.shuffle(using: &stream)
    offices = ([headquarters] + others.prefix(parameters.offices - 1)).map { Office.all[$0] }
    let zones = Set(Office.all.map(\.zone) + Abroad.all.map(\.zone))
    clocks = Dictionary(
      uniqueKeysWithValues: zones.map { zone in
        (zone, TimeZone(identifier: zone).map(LocalClock.init) ?? .utc)
      })
  }

  var seed: UInt64 { parameters.seed }
  var days: Int { parameters.days }

  func stream(_ purpose: String, _ number: Int = 0) -> SeededStream {
    SeededStream(world: seed, purpose, number)
  }

  /// A zone's clock; UTC for `UTC` and where the machine does not know the zone.
  func clock(_ zone: String) -> LocalClock { clocks[zone] ?? .utc }

  /// The world's days in half years, so that a longer world has as much happening in a week.
  var halfYears: [ClosedRange<Int>] {
    stride(from: 0, to: days, by: 182).map { $0...min($0 + 181, days - 1) }
      .filter { $0.count > 28 || $0.lowerBound == 0 }
  }

  /// The same without the history, but for its last fortnight.
  var scoredHalfYears: [ClosedRange<Int>] {
    let first = parameters.firstScored - 14
    return halfYears.filter { $0.upperBound - 10 > first }.map {
      max(first, $0.lowerBound)...max(first, $0.upperBound)
    }
  }

  func date(_ day: Int) -> LocalDay { firstDay.advanced(by: day) }

  func isHoliday(_ day: Int, at office: Office) -> Bool {
    let text = date(day).description
    guard let month = Int(text.dropFirst(5).prefix(2)), let number = Int(text.suffix(2)) else {
      return false
    }
    return office.holidays.contains(month * 100 + number)
  }

  /// The instant, in seconds since 1970, when a clock shows an hour of a day.
  ///
  /// - Parameters:
  ///   - hour: hours since midnight; may be negative or above 24.
  ///   - wall: the zone that the clock on the wall keeps.
  ///   - seen: the zone that the pipeline takes for the entity's; without clock changes the two keep
  ///     the distance of the world's first day.
  func instant(_ day: Int, hour: Double, wall: String, seen: String) -> Int {
    let reading = Int(date(day).number) * 86_400 + Int(hour * 3600)
    func seconds(_ zone: String, _ reading: Int) -> Int {
      clock(zone).instant(ofWallClock: Timestamp(seconds: Int64(reading))).seconds
    }
    if benign.contains(.clockChange) || wall == seen { return seconds(wall, reading) }
    let noon = Int(firstDay.number) * 86_400 + 43_200
    return seconds(seen, reading) + seconds(wall, noon) - seconds(seen, noon)
  }

  /// An address of a pool of private ones.
  static func privateAddress(network: Int, using stream: inout SeededStream) -> String {
    "10.\(network).\(stream.integer(0...31)).\(stream.integer(10...250))"
  }

  /// A provider's address at somebody's home.
  static func homeAddress(using stream: inout SeededStream) -> String {
    let parts = (0..<3).map { _ in String(stream.integer(1...0xffff), radix: 16) }
    return "2001:db8:\(parts.joined(separator: ":"))::1"
  }

  /// An address in a hotel, a data centre or a conference.
  static func foreignAddress(using stream: inout SeededStream) -> String {
    stream.chance(0.3)
      ? homeAddress(using: &stream)
      : "\(stream.pick(["192.0.2", "198.51.100"])).\(stream.integer(1...254))"
  }
}
