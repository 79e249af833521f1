import Events
import History
import Places
import Policies
import Scoring

/// Would we have seen it? Rehearses attacks in the weeks of a history, in memory only.
package struct RehearsalJob {
  package var policies: PolicySet
  package var store: HistoryStore
  package var clock: LocalClock
  /// The countries of public addresses; `nil` without such a database.
  package var geography: GeoDatabase?
  package var seed: UInt64
  /// Is told how many weeks that had to be judged first are judged.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  /// Is told how many of the weeks that were missing are rehearsed, of each kind of attack anew.
  package var rehearsing: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  package init(policies: PolicySet, store: HistoryStore, clock: LocalClock, seed: UInt64) {
    self.policies = policies
    self.store = store
    self.clock = clock
    self.seed = seed
  }

  /// How rehearsed attacks score, week by week with only what came before.
  ///
  /// - Parameters:
  ///   - mondays: of the weeks to attack, in any order.
  ///   - periods: how seldom days come about by what came before each week; `nil` to look it up.
  package func detection(
    in mondays: [LocalDay], by periods: [LocalDay: ReturnPeriods]? = nil
  ) throws(TidewatchError) -> Detection {
    let (scorer, weeks) = try ledger()
    var rehearsals = try RehearsalLedger(reader: weeks.reader, scorer: scorer, seed: seed)
    rehearsals.progress = rehearsing
    var known = periods
    if known == nil { known = try weeks.returnPeriods(beforeEach: mondays) }
    let rehearsed = try rehearsals.weeks(mondays).sorted { $0.key < $1.key }.map { monday, week in
      RehearsedWeek(procedures: week, periods: known?[monday])
    }
    return scorer.detection(of: rehearsed, procedures: rehearsals.procedureIDs)
  }

  /// What a patient attacker teaches the baseline.
  ///
  /// - Parameter monday: of the campaign's last week.
  /// - Returns: `nil` where the history is too short.
  package func poisoning(through monday: LocalDay) throws(TidewatchError) -> Poisoning? {
    let (scorer, weeks) = try ledger()
    var poisoning = try PoisoningLedger(weeks: weeks, scorer: scorer, seed: seed)
    poisoning.progress = rehearsing
    return try poisoning.poisoning(through: monday)
  }

  private func ledger() throws(TidewatchError) -> (Scorer, WeekLedger) {
    let reader = try WeekReader(
      policies: policies, store: store, clock: clock, geography: geography)
    let scorer = Scorer(policies, precedents: reader.precedents)
    var weeks = try WeekLedger(reader: reader, scorer: scorer)
    weeks.progress = progress
    return (scorer, weeks)
  }
}
