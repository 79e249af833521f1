import Events
import Policies
import Reporting
import Scoring

/// Gathers what exceptions took away in a window and in the weeks before it.
struct ExceptionSurvey {
  private let policy: ExceptionPolicy
  private let window: Report.Window
  private var tally = ExceptionTally()
  private var days: [ExceptedDay] = []

  init(policy: ExceptionPolicy, window: Report.Window) {
    self.policy = policy
    self.window = window
  }

  /// Takes in the excepted days of one week of the window, or of a part of it.
  mutating func add(_ excepted: [ExceptedDay], of days: ClosedRange<LocalDay>) {
    self.days += excepted
    tally.add(excepted, ofWeekFrom: days.lowerBound.monday)
  }

  /// Takes in the weeks before the window: from the first exception on, and at least as many as it takes
  /// to call one unused.
  ///
  /// Each is looked at with the return periods of its own time, as its report was.
  mutating func addLife(from ledger: WeekLedger, by scorer: Scorer) throws(TidewatchError) {
    guard !policy.exceptions.isEmpty, let first = ledger.firstDay else { return }
    let end = window.firstDay.monday
    let enough = end.advanced(by: 7 * (1 - policy.review.unusedWeeks))
    let start = max(
      first.monday, min(enough, policy.exceptions.map(\.created.monday).min() ?? enough))
    let mondays = stride(from: start.number, to: end.number, by: 7).map { LocalDay(number: $0) }
    let calibration = mondays.flatMap { ledger.calibrationMondays(before: $0) }
    let judged = try ledger.weeks(Set(mondays + calibration).sorted())
    for monday in mondays {
      guard let week = judged[monday] else { continue }
      let periods = ledger.returnPeriods(before: monday, from: judged)
      let excepted = scorer.exceptedDays(
        of: week, after: judged[monday.advanced(by: -7)], by: periods)
      tally.add(excepted, ofWeekFrom: monday)
    }
  }

  /// What is reported; `nil` without any exception.
  ///
  /// - Parameter ranked: the window's findings as they are, in their rank.
  func report(ranked: [Finding]) -> Report.Exceptions? {
    guard !policy.exceptions.isEmpty else { return nil }
    let tops = rankedDays(among: ranked)
    let ranks = Dictionary(
      ranked.enumerated().map { ($0.element.id, $0.offset + 1) }, uniquingKeysWith: { $1 })
    let remarks = policy.remarks(on: window.lastDay.advanced(by: 1))
    let top = policy.review.top
    return Report.Exceptions(
      uses: policy.exceptions.map { rule in
        Report.ExceptionUse(
          id: rule.id, effect: rule.effect.description, owner: rule.owner, reason: rule.reason,
          ticket: rule.ticket ?? "", expires: rule.expires.description,
          inWindow: days.reduce(into: ExceptionCounts()) { $0.add($1, of: rule.id) },
          overLife: tally.counts(of: rule.id),
          weeksSinceLastUse: tally.weeksSinceLastUse(of: rule.id),
          remarks: remarks.filter { $0.id == rule.id && $0.kind != .neverExpires }.map(\.message),
          topDays: tops.filter { place in
            place.rank <= top && (ranks[place.day.id] ?? .max) > top
              && place.day.marks.contains { $0.id == rule.id && $0.isDecisive }
          })
      },
      hidden: days.count { $0.after == nil },
      lowered: days.count { $0.after != nil && $0.isLowered }, weeks: tally.weeksKnown,
      unusedWeeks: policy.review.unusedWeeks, top: top)
  }

  /// The excepted days with the ranks that they would have, in that order.
  private func rankedDays(among ranked: [Finding]) -> [Report.TopDay] {
    let unexcepted = ranked.filter { $0.excepted == nil }.map {
      ExceptedDay(
        entity: $0.entity, day: $0.day, hits: $0.hits,
        before: .init(score: $0.score, surprise: $0.surprise, isAlert: $0.isAlert), after: nil,
        marks: [])
    }
    return (days + unexcepted).sorted(by: ExceptedDay.rankedBefore).enumerated()
      .compactMap { place, day in
        day.marks.isEmpty ? nil : Report.TopDay(rank: place + 1, day: day)
      }
  }
}
