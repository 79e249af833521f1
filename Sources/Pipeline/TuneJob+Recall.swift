import Events
import Policies
import Reporting
import Scoring

/// What tuning says of days that analysts judged.
extension TuneJob {
  /// A day with a hit that exceptions hide, so that it is no finding.
  struct HiddenDay {
    var account: String
    var day: LocalDay
  }

  /// The days of scored weeks that exceptions hide.
  func hiddenDays(in judged: [LocalDay: JudgedWeek], of past: ScoredPast) -> [HiddenDay] {
    past.weeks.flatMap { week in
      let found = Set(week.days.map { Finding.id(of: $0.entity.id, on: $0.day) })
      return (judged[week.monday]?.days ?? []).filter {
        !found.contains(Finding.id(of: $0.entity.id, on: $0.day))
      }.map { HiddenDay(account: $0.entity.id, day: $0.day) }
    }
  }

  /// What some thresholds keep of what analysts judged in the weeks; empty where they judged nothing.
  ///
  /// - Parameter hidden: days that no threshold shows. They count among what was judged all the same, so
  ///   that an exception cannot make what it hides look like nothing lost.
  func recall(
    in past: ScoredPast, hidden: [HiddenDay], _ policies: PolicySet, at ladder: [Double]
  ) throws(TidewatchError) -> [TuneReport.Recall] {
    let reader = try WeekReader(
      policies: policies, store: store, clock: clock, geography: geography)
    let journal = reader.journal(of: try reader.actors(through: last.lastDay))
    guard !journal.isEmpty else { return [] }
    var harmful: [Double] = []
    var benign: [Double] = []
    func take(_ account: String, _ day: LocalDay, _ score: Double) {
      guard let verdict = journal.current(of: account, on: day)?.verdict else { return }
      if verdict.isHarmful { harmful.append(score) }
      if verdict.isBenign { benign.append(score) }
    }
    for day in past.weeks.lazy.flatMap(\.days) { take(day.entity.id, day.day, day.score) }
    for day in hidden { take(day.account, day.day, -.infinity) }
    guard !harmful.isEmpty || !benign.isEmpty else { return [] }
    return ladder.map { line in
      TuneReport.Recall(
        score: line, harmfulKept: Proportion(harmful.count { $0 >= line }, of: harmful.count),
        benignDropped: Proportion(benign.count { $0 < line }, of: benign.count))
    }
  }
}
