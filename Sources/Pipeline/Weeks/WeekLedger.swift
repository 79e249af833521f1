import Dispatch
import Events
import Foundation
import History
import Places
import Policies
import Scoring
import Synchronization

/// The judged weeks of a history: each as the store keeps it, or else judged now, and then kept where the
/// store may be written.
///
/// A week is judged with the clocks, names and roles of its own time, so what is kept of it stays true
/// until the history before its end changes, or the models do.
struct WeekLedger {
  let reader: WeekReader
  private let scorer: Scorer
  /// Stands for everything but the history that judgements depend on.
  private let model: [UInt8]
  /// The first day that anything is known of, by the organisation's clock; `nil` for an empty history.
  let firstDay: LocalDay?
  /// Is told how many of the weeks that were missing are judged.
  var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  init(reader: WeekReader, scorer: Scorer) throws(TidewatchError) {
    self.reader = reader
    self.scorer = scorer
    model = try reader.policies.judgingModel(clock: reader.clock, geography: reader.geography)
    firstDay = try reader.store.statistics().firstEvent.map { reader.clock.day(of: $0) }
  }

  /// A week as it sees everybody, and how seldom days come about by the weeks before it; what has to be read
  /// for both is read once.
  func scene(
    of days: ClosedRange<LocalDay>
  ) throws(TidewatchError) -> (scene: WeekScene, periods: ReturnPeriods?) {
    let monday = days.lowerBound.monday
    guard let firstDay, firstDay < monday else { return (try reader.scene(of: days), nil) }
    var (weeks, missing) = try kept(
      reader.policies.scoring.calibrationMondays(before: monday), since: firstDay)
    if !missing.isEmpty { progress(0, missing.count) }
    let season = try reader.season(of: missing.map { $0...$0.advanced(by: 6) } + [days])
    let judged = judge(missing, season.activities)
    try keep(judged)
    weeks.merge(judged) { _, new in new }
    return (
      season.scene(missing.count),
      scorer.returnPeriods(before: monday, from: Array(weeks.values), since: firstDay)
    )
  }

  /// Judged weeks by their Mondays; those before the history's first day are left out.
  func weeks(_ mondays: [LocalDay]) throws(TidewatchError) -> [LocalDay: JudgedWeek] {
    guard let firstDay else { return [:] }
    let (weeks, missing) = try kept(mondays, since: firstDay)
    guard !missing.isEmpty else { return weeks }
    progress(0, missing.count)
    let season = try reader.season(of: missing.map { $0...$0.advanced(by: 6) })
    let judged = judge(missing, season.activities)
    try keep(judged)
    return weeks.merging(judged) { _, new in new }
  }

  /// Notes a whole week that was judged elsewhere.
  func keep(_ weeks: [LocalDay: JudgedWeek]) throws(TidewatchError) {
    guard !weeks.isEmpty, reader.store.isWritable else { return }
    try reader.store.keep(
      weeks.sorted { $0.key < $1.key }.map { monday, week in
        (week: ISOWeek(containing: monday), content: JudgedWeekCodec.bytes(of: week))
      }, model: model)
  }

  /// The weeks that the store has as judged, and the Mondays of the others.
  private func kept(
    _ mondays: [LocalDay], since firstDay: LocalDay
  ) throws(TidewatchError) -> (weeks: [LocalDay: JudgedWeek], missing: [LocalDay]) {
    var weeks: [LocalDay: JudgedWeek] = [:]
    var missing: [LocalDay] = []
    for monday in mondays where monday.advanced(by: 6) >= firstDay {
      if let kept = try kept(monday) { weeks[monday] = kept } else { missing.append(monday) }
    }
    return (weeks, missing)
  }

  private func kept(_ monday: LocalDay) throws(TidewatchError) -> JudgedWeek? {
    try reader.store.judgedWeek(ISOWeek(containing: monday), model: model)
      .flatMap { JudgedWeekCodec.week(from: $0) }
  }

  /// Judges weeks, as many at a time as there are cores.
  ///
  /// - Parameter activities: what the weeks see, in their order.
  private func judge(
    _ mondays: [LocalDay], _ activities: WeekSeason.Activities
  ) -> [LocalDay: JudgedWeek] {
    guard !mondays.isEmpty else { return [:] }
    let (scorer, progress) = (scorer, progress)
    let judged = Mutex<[LocalDay: JudgedWeek]>([:])
    DispatchQueue.concurrentPerform(iterations: mondays.count) { place in
      let week = mondays[place]...mondays[place].advanced(by: 6)
      let result = scorer.judge(activities[place], days: week)
      let done = judged.withLock { judged in
        judged[mondays[place]] = result
        return judged.count
      }
      progress(done, mondays.count)
    }
    return judged.withLock { $0 }
  }
}

extension PolicySet {
  /// Everything in the models and options that decides how a week is judged, as bytes.
  ///
  /// What only comes after the judging is left out: weights, caps and thresholds, and how many weeks are
  /// looked back to calibrate.
  func judgingModel(
    clock: LocalClock, geography: GeoDatabase?
  ) throws(TidewatchError) -> [UInt8] {
    struct Model: Encodable {
      var revision = JudgedWeek.revision
      var signals = SignalRegistry.names
      var vendors: VendorCatalog
      var baseRule: BaseRulePolicy
      var identities: IdentityPolicy
      var clients: ClientPolicy
      var scoring: ScoringPolicy
      var sites: SitePolicy
      var timeZones: TimeZonePolicy
      var roles: RolePolicy
      var timeZone: String
      var geography: String
    }
    var scoring = scoring
    scoring.weights = [:]
    scoring.caps = [:]
    scoring.alertScore = 0
    scoring.calibrationWeeks = 0
    scoring.learningDays = 0
    scoring.sharedBy = 0
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let model = Model(
      vendors: vendors, baseRule: baseRule, identities: identities, clients: clients,
      scoring: scoring, sites: sites, timeZones: timeZones, roles: roles,
      timeZone: clock.timeZone.identifier, geography: geography?.identity ?? "")
    do {
      return Array(try encoder.encode(model))
    } catch {
      throw TidewatchError(
        .models, "The models hold a figure that has no value.", cause: "\(error)")
    }
  }
}
