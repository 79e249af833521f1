import Events
import Foundation
import History
import Places
import Policies
import Scoring

/// The judged weeks of a history: each as the store keeps it, or else judged now, and then kept where the
/// store may be written.
///
/// A week is judged with the clocks, names and roles of its own time, so what is kept of it stays true
/// until the history before its end changes, or the models do.
struct WeekLedger {
  let reader: WeekReader
  private let scorer: Scorer
  private let model: JudgingModel
  /// The first day that anything is known of, by the organisation's clock; `nil` for an empty history.
  let firstDay: LocalDay?
  /// Is told how many of the weeks that were missing are judged.
  var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  init(reader: WeekReader, scorer: Scorer) throws(TidewatchError) {
    self.reader = reader
    self.scorer = scorer
    model = try JudgingModel(of: reader)
    firstDay = try reader.store.statistics().firstEvent.map { reader.clock.day(of: $0) }
  }

  /// A week as it sees everybody, with the judged weeks before it and how seldom days come about by them;
  /// what has to be read for all of it is read once.
  func scene(
    of days: ClosedRange<LocalDay>
  ) throws(TidewatchError) -> (scene: WeekScene, past: [JudgedWeek], periods: ReturnPeriods?) {
    let monday = days.lowerBound.monday
    guard let firstDay, firstDay < monday else { return (try reader.scene(of: days), [], nil) }
    let mondays = calibrationMondays(before: monday)
    var (weeks, missing) = try kept(mondays, since: firstDay)
    if !missing.isEmpty { progress(0, missing.count) }
    let season = try reader.season(of: missing.map { $0...$0.advanced(by: 6) } + [days])
    let judged = try judge(missing, season.activities)
    try keep(judged)
    weeks.merge(judged) { _, new in new }
    return (
      season.scene(missing.count), mondays.compactMap { weeks[$0] },
      returnPeriods(before: monday, from: weeks)
    )
  }

  /// How seldom days come about, by weeks that are at hand.
  func returnPeriods(
    before day: LocalDay, from weeks: [LocalDay: JudgedWeek]
  ) -> ReturnPeriods? {
    guard let firstDay, firstDay < day.monday else { return nil }
    return scorer.returnPeriods(
      before: day.monday, from: calibrationMondays(before: day).compactMap { weeks[$0] },
      since: firstDay)
  }

  /// The weeks that tell how seldom days of one come about.
  func calibrationMondays(before day: LocalDay) -> [LocalDay] {
    reader.policies.scoring.calibrationMondays(before: day)
  }

  /// The same before each of several Mondays; none where too little is known.
  func returnPeriods(
    beforeEach mondays: [LocalDay]
  ) throws(TidewatchError) -> [LocalDay: ReturnPeriods] {
    let past = try weeks(Set(mondays.flatMap { calibrationMondays(before: $0) }).sorted())
    var periods: [LocalDay: ReturnPeriods] = [:]
    for monday in mondays { periods[monday] = returnPeriods(before: monday, from: past) }
    return periods
  }

  /// Judged weeks by their Mondays; those before the history's first day are left out.
  func weeks(_ mondays: [LocalDay]) throws(TidewatchError) -> [LocalDay: JudgedWeek] {
    guard let firstDay else { return [:] }
    let (weeks, missing) = try kept(mondays, since: firstDay)
    let scorer = scorer
    let judged = try WeekParts(reader: reader, progress: progress).run(missing) {
      scorer.judge($1, days: $0)
    } keep: { judged throws(TidewatchError) in
      try keep(judged)
    }
    return weeks.merging(judged) { _, new in new }
  }

  /// Notes a whole week that was judged elsewhere.
  func keep(_ weeks: [LocalDay: JudgedWeek]) throws(TidewatchError) {
    try reader.store.keep(weeks) { model.bytes(ofWeekFrom: $0) }
  }

  /// The weeks that the store has as judged, and the Mondays of the others.
  private func kept(
    _ mondays: [LocalDay], since firstDay: LocalDay
  ) throws(TidewatchError) -> (weeks: [LocalDay: JudgedWeek], missing: [LocalDay]) {
    var weeks: [LocalDay: JudgedWeek] = [:]
    var missing: [LocalDay] = []
    for monday in mondays where monday.advanced(by: 6) >= firstDay {
      let kept = try reader.store.judgedWeek(
        from: monday, model: model.bytes(ofWeekFrom: monday))
      if let kept { weeks[monday] = kept } else { missing.append(monday) }
    }
    return (weeks, missing)
  }

  /// Judges weeks, as many at a time as there are cores.
  ///
  /// - Parameter activities: what the weeks see, in their order.
  private func judge(
    _ mondays: [LocalDay], _ activities: WeekSeason.Activities
  ) throws(TidewatchError) -> [LocalDay: JudgedWeek] {
    let scorer = scorer
    let places = Dictionary(
      mondays.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
    return try WeekCrew(progress: progress).run(mondays) { week throws(TidewatchError) in
      scorer.judge(activities[places[week.lowerBound] ?? 0], days: week)
    }
  }
}
