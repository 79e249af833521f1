import Events

/// The weeks that one block covers: a week of its own, or a season, which is 16 aligned weeks.
///
/// Whoever does little in a week would pay more for the block than for what is in it; so the small
/// weeks of a season share one block, and a large week has its own.
struct WeekSpan: Hashable {
  /// Weeks in a season.
  static let season: Int32 = 16
  /// Distinct events from which a week is large.
  static let largeWeek = 250

  let first: ISOWeek
  let weeks: Int32

  /// One week.
  init(_ week: ISOWeek) {
    first = week
    weeks = 1
  }

  /// The season with a week in it.
  init(seasonOf week: ISOWeek) {
    self.init(
      season: (week.index - (week.index % Self.season + Self.season) % Self.season) / Self.season)
  }

  /// The season with a number, which is that of its first week by `season`.
  init(season number: Int32) {
    first = ISOWeek(index: number * Self.season)
    weeks = Self.season
  }

  var isSeason: Bool { weeks == Self.season }

  /// The season's number.
  var seasonNumber: Int32 { first.index / Self.season }

  /// The season that the span is or lies in.
  var season: WeekSpan { isSeason ? self : WeekSpan(seasonOf: first) }

  /// The first tick; wraps for the week that the smallest time lies in.
  var startTicks: Int64 { Self.startTicks(of: first) }

  /// Ticks from the first to the one behind the last.
  var length: UInt64 { UInt64(weeks) * Self.ticksPerWeek }

  static let ticksPerWeek = UInt64(7 * 86_400 * Timestamp.ticksPerSecond)

  private static func startTicks(of week: ISOWeek) -> Int64 {
    Int64(week.firstDay.number) &* (86_400 * Timestamp.ticksPerSecond)
  }
}

extension WeekSpan: CustomStringConvertible {
  var description: String {
    isSeason ? "\(first) and \(weeks - 1) more weeks" : "\(first)"
  }
}
