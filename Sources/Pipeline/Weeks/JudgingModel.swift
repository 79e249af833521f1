import Events
import Foundation
import Places
import Policies
import Scoring

/// Stands for everything but the history that the judgement of a week depends on: the models, the options,
/// and what holidays and analysts' verdicts say about the days that it is judged with.
struct JudgingModel {
  private let models: [UInt8]
  private let scoring: ScoringPolicy
  private let holidays: HolidayPolicy
  private let teachings: Teachings

  init(of reader: WeekReader) throws(TidewatchError) {
    models = try reader.policies.judgingModel(clock: reader.clock, geography: reader.geography)
    scoring = reader.policies.scoring
    holidays = reader.policies.holidays
    teachings = reader.precedents.teachings
  }

  /// The model of the week from a Monday on, as bytes.
  func bytes(ofWeekFrom monday: LocalDay) -> [UInt8] {
    let days = scoring.replayStart(before: monday)...monday.advanced(by: 6)
    return models + holidays.fingerprint(of: days) + teachings.fingerprint(of: days)
  }
}

extension PolicySet {
  /// Everything in the models and options that decides how a week is judged, as bytes.
  ///
  /// What only comes after the judging is left out: weights, caps, sequels, thresholds and exceptions, how many
  /// weeks are looked back to calibrate, and what is rehearsed.
  fileprivate func judgingModel(
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
    scoring.together = []
    scoring.sessionChance = 0
    scoring.sequel = ScoringPolicy.Sequel(days: 0, from: 0, weight: 0)
    scoring.alertScore = 0
    scoring.calibrationWeeks = 0
    scoring.learningDays = 0
    scoring.sharedBy = 0
    scoring.slowBurn = ScoringPolicy.SlowBurn(
      fromScore: 0, halfLifeDays: 0, signalCap: 0, leastPoints: 0, leastWeeks: 0, timesExpected: 0)
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
