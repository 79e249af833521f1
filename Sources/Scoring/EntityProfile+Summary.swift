import Events

extension EntityProfile {
  /// What is normal for an entity over a span of days.
  ///
  /// Means and deviation are those of the volume signal: a day far above the others weighs no more
  /// than the cap of `DailyCounts`, so that profile and finding name the same "normal".
  ///
  /// - Parameters:
  ///   - from: The first day to look at.
  ///   - until: The last day to look at, inclusive.
  package init(summarising activity: EntityActivity, from: LocalDay, until: LocalDay) {
    let start = max(activity.firstSeen, from)
    let days = activity.days.filter { start <= $0.day && $0.day <= until && $0.lesson > 0 }
    let exposureDays = max(0, start.distance(to: until) + 1)
    let counts = DailyCounts(days: exposureDays, active: days.map(\.events))
    let summary = counts.summary
    self.init(
      entity: activity.entity, firstSeen: activity.firstSeen, from: from, until: until,
      exposureDays: exposureDays, activeDays: days.count { $0.events > 0 },
      events: days.reduce(0) { $0 + $1.events }, hits: days.reduce(0) { $0 + $1.hits },
      dailyMean: summary?.mean, dailyDeviation: summary?.deviation,
      weekdayMeans: Self.weekdayMeans(
        of: days, from: start, exposureDays: exposureDays, cap: counts.cap,
        restDays: activity.restDays),
      hoursOfWeek: Self.hoursOfWeek(of: days, restDays: activity.restDays),
      vendors: Self.shares(of: days, \.vendors),
      countries: Self.shares(of: days, \.countries), clients: Self.shares(of: days, \.clients),
      sources: Self.shares(of: days, \.sources))
    if start <= until { holidays = activity.restDays.holidays(in: start...until) }
  }

  private static func weekdayMeans(
    of days: [DayActivity], from start: LocalDay, exposureDays: Int, cap: Double,
    restDays: RestDays
  ) -> [Double?] {
    var sums = [Double](repeating: 0, count: 7)
    var occurrences = [Int](repeating: 0, count: 7)
    for day in days { sums[restDays.weekday(of: day.day) - 1] += min(Double(day.events), cap) }
    for offset in 0..<exposureDays {
      occurrences[restDays.weekday(of: start.advanced(by: offset)) - 1] += 1
    }
    return (0..<7).map { occurrences[$0] > 0 ? sums[$0] / Double(occurrences[$0]) : nil }
  }

  private static func hoursOfWeek(of days: [DayActivity], restDays: RestDays) -> [[Int]] {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 7)
    for day in days {
      let weekday = restDays.weekday(of: day.day)
      for hour in day.activeHours { rows[weekday - 1][hour] += day.hours[hour] }
    }
    return rows
  }

  /// How often each name occurs, most events first, then by name.
  private static func shares(
    of days: [DayActivity], _ counts: (DayActivity) -> [String: Int]
  ) -> [Share] {
    var shares: [String: Share] = [:]
    for day in days {
      for (name, events) in counts(day) {
        var share = shares[name] ?? Share(name: name, events: 0, days: 0, last: day.day)
        share.events += events
        share.days += 1
        share.last = max(share.last, day.day)
        shares[name] = share
      }
    }
    return shares.values.sorted { ($1.events, $0.name) < ($0.events, $1.name) }
  }
}
