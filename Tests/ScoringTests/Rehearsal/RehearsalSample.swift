import Events
import Policies
import Seeded

@testable import Scoring

/// A small organisation to rehearse in.
enum RehearsalSample {
  /// The Monday of the rehearsed week, ten weeks after the first.
  static let monday = Sample.monday.advanced(by: 70)
  static let week = monday...monday.advanced(by: 6)
  static let scorer = Scorer(policy: Sample.policy, vendorNames: [:])
  static let vendors = ["vt", "shodan", "censys", "otx"]

  /// Twelve analysts in office hours, and a service with a key that works every hour.
  static func activities() -> [EntityActivity] {
    var random = SeededStream(seed: 5)
    var all = (0..<12).map { number in
      var analyst = Sample.analyst("analyst-\(number)", days: 0..<77, using: &random)
      analyst.role = EntityRole(kind: .person, name: "analyst", basis: .models, traits: [])
      return analyst
    }
    var service = Sample.activity(
      "svc-feed",
      (0..<77).map {
        Sample.day(
          $0, hours: [3: 4, 9: 4, 15: 4], client: "curl", isScripted: true, keys: ["5e4c1ce"])
      })
    service.entity.kind = .service
    service.role = EntityRole(kind: .automation, name: "feed", basis: .models, traits: [])
    all.append(service)
    return all
  }

  /// Like its entity in everything, unless told otherwise.
  static func procedure(
    _ id: String = "p", _ change: (inout ProcedurePolicy.Procedure) -> Void = { _ in }
  ) -> ProcedurePolicy.Procedure {
    var procedure = ProcedurePolicy.Procedure(
      id: id, name: id, roles: .person, vendors: .own, client: nil, isScripted: false,
      isAPI: false, source: .own, country: .own, key: .own, isRiskySignIn: false,
      requests: 1...2, peak: 1...2, sessions: 1...1, hours: .own, days: 1...1, dormantDays: 0)
    change(&procedure)
    return procedure
  }

  static let loud = procedure("loud") {
    $0.vendors = .neverUsed(2)
    $0.client = "curl"
    $0.isScripted = true
    $0.source = .new
    $0.country = .new
    $0.key = .ofAnother
    $0.requests = 200...400
    $0.peak = 100...200
    $0.hours = .between(1, 4)
  }

  static func policy(_ procedures: [ProcedurePolicy.Procedure]) -> ProcedurePolicy {
    ProcedurePolicy(
      entities: 4, countries: ["BR", "CN"], procedures: procedures,
      poisoning: PoisoningPolicy(
        entities: 2, rampWeeks: 3, topWeeks: 1, days: 3, requests: .init(from: 2, to: 50),
        peak: .init(from: 2, to: 20), newVendors: .init(from: 0, to: 2),
        hoursLater: .init(from: 0, to: 8), acceptedBelow: 2))
  }

  static func rehearse(
    _ procedures: [ProcedurePolicy.Procedure], among activities: [EntityActivity]? = nil,
    seed: UInt64 = 1
  ) -> [String: JudgedWeek] {
    scorer.rehearse(
      policy(procedures), among: activities ?? self.activities(), days: week, vendors: vendors,
      seed: seed)
  }

  /// Of the real weeks before.
  static func periods() -> ReturnPeriods? {
    let weeks = (1...6).map { number in
      let monday = monday.advanced(by: -7 * number)
      return scorer.judge(activities(), days: monday...monday.advanced(by: 6))
    }
    return scorer.returnPeriods(before: monday, from: weeks, since: Sample.monday)
  }
}
