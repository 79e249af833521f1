import Events

extension Scorer {
  /// The surprising days among judged ones, by what they came to by themselves; without exceptions, as
  /// days are calibrated.
  ///
  /// - Parameter own: nats, for each of the days.
  func recentDays(
    of days: some Sequence<JudgedWeek.Day>, own: some Sequence<Double>
  ) -> RecentDays {
    var recent = RecentDays(policy: policy.sequel)
    for (day, own) in zip(days, own) where !isSettled(day) {
      recent.add(own, of: day.entity, on: day.day)
    }
    return recent
  }

  /// The same as findings see them: what exceptions took away has no sequel.
  ///
  /// - Parameter periods: by which exceptions lower scores.
  func recentDays(
    of days: some Sequence<JudgedWeek.Day>, by periods: ReturnPeriods?
  ) -> RecentDays {
    var recent = RecentDays(policy: policy.sequel)
    for day in days { add(day, to: &recent, by: periods) }
    return recent
  }

  /// Takes in a judged day as findings see it.
  ///
  /// - Parameters:
  ///   - own: what it came to by itself; `nil` where that is to be found out.
  ///   - periods: by which exceptions lower scores.
  func add(
    _ day: JudgedWeek.Day, own: Double? = nil, to recent: inout RecentDays,
    by periods: ReturnPeriods?
  ) {
    let own = own ?? ownSurprise(of: day)
    guard own > policy.sequel.from, !isSettled(day) else { return }
    let excepted = excepted(day, after: nil, by: periods)
    recent.add(excepted.map(\.judgement.own) ?? own, of: day.entity, on: day.day)
  }

  /// What the days of a judged week come to, in nats, without exceptions.
  ///
  /// - Parameters:
  ///   - own: what each comes to by itself.
  ///   - previous: the week before, whose last days have sequels; `nil` where none of it counts.
  func totals(
    of week: JudgedWeek, own: [Double], after previous: (week: JudgedWeek, own: [Double])?
  ) -> [Double] {
    let recent = recentDays(
      of: (previous?.week.days ?? []) + week.days, own: (previous?.own ?? []) + own)
    return zip(week.days, own).map { day, own in
      combination.total(own, after: recent.most(before: day))
    }
  }

  /// Whether an analyst found the day benign: what it began is no news.
  private func isSettled(_ day: JudgedWeek.Day) -> Bool {
    precedents.teachings.isSettled(day.entity.id, on: day.day)
  }
}
