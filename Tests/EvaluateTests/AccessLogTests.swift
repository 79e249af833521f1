import Detection
import EvaluationWorld
import Events
import Ingestion
import Pipeline
import Policies
import Testing

/// A world's logs hold what its activities say, read by what reads real logs.
struct AccessLogTests {
  private let policies: PolicySet
  private let organisation: SimulatedOrganisation

  init() throws {
    policies = try shippedPolicies()
    organisation = smallWorld(policies)
  }

  /// What both sides count of one entity.
  private struct Totals: Equatable {
    var hits = 0
    var apiCalls = 0
    var scripted = 0
    var risky = 0
    var vendors: [String: Int] = [:]
    var clients: [String: Int] = [:]
    var sources: [String: Int] = [:]
    var countries: [String: Int] = [:]

    /// As the world tells an entity's days.
    init(_ activity: EntityActivity) {
      for day in activity.days {
        hits += day.hits
        scripted += day.scripted
        apiCalls += day.sessions.reduce(0) { $0 + $1.apiCalls }
        risky += day.sessions.reduce(0) { $0 + $1.riskySignIns }
        vendors.merge(day.vendors, uniquingKeysWith: +)
        clients.merge(day.clients, uniquingKeysWith: +)
        sources.merge(day.sources, uniquingKeysWith: +)
        countries.merge(day.countries, uniquingKeysWith: +)
      }
    }

    init() {}

    mutating func add(
      _ event: AccessEvent, _ access: Verdict.Access, count: Int, client: String, scripted: Bool
    ) {
      if access.isHit { hits += count }
      if access.isAPICall { apiCalls += count }
      if scripted { self.scripted += count }
      if event.channel == .signIn, access.isHit { risky += count }
      vendors[access.vendor, default: 0] += count
      clients[client, default: 0] += count
      sources[event.source, default: 0] += count
      if !event.country.isEmpty { countries[event.country, default: 0] += count }
    }
  }

  @Test func theBaseRuleReadsInTheLogsWhatTheWorldSays() {
    let classifier = AccessClassifier(
      policies: policies, redactor: SecretRedactor(policy: policies.redaction) { _ in nil })
    let families = ClientFamilies(policies.clients)
    var told: [Entity: Totals] = [:]
    for log in organisation.logs {
      for row in log.rows {
        var event = row.event
        guard case .access(let entity, let access) = classifier.classify(&event) else {
          Issue.record("\(row.event) is no access to the base rule")
          continue
        }
        #expect(entity == log.entity)
        #expect(!access.isLookalike)
        told[entity, default: Totals()].add(
          event, access, count: row.count, client: families.family(of: event.client),
          scripted: classifier.isScripted(event.client))
      }
    }
    let expected = Dictionary(
      uniqueKeysWithValues: organisation.activities.map { ($0.entity, Totals($0)) })
    #expect(told.count == expected.count)
    #expect(told == expected)
    let total = expected.values.reduce(into: (api: 0, scripted: 0, risky: 0)) {
      $0 = ($0.api + $1.apiCalls, $0.scripted + $1.scripted, $0.risky + $1.risky)
    }
    #expect(total.api > 0 && total.scripted > 0 && total.risky > 0)
  }

  @Test func rowsAscendAndStayWithinTheWorld() {
    for log in organisation.logs {
      let times = log.rows.map(\.event.time)
      #expect(times == times.sorted())
      #expect(log.rows.allSatisfy { $0.count > 0 })
    }
    let last = organisation.logs.flatMap(\.rows).map(\.event.time).max()
    let border = Timestamp(seconds: Int64(organisation.scored.upperBound.number + 2) * 86_400)
    #expect(last.map { $0 < border } == true)
  }

  @Test func ordinaryWorkIsThereForAccountsAloneAndLiesOnTheirDays() {
    for log in organisation.logs where log.entity.kind == .host {
      #expect(log.sketches.isEmpty)
    }
    let known = Dictionary(
      uniqueKeysWithValues: organisation.activities.map { ($0.entity, $0) })
    var withContext = 0
    for log in organisation.logs {
      guard let activity = known[log.entity] else { continue }
      for day in activity.days {
        guard log.entity.kind != .host, let context = day.context else { continue }
        withContext += 1
        // A local day lies in at most two days of UTC and their neighbours.
        let near = (-1...1).compactMap { log.sketches[day.day.number + $0] }
        let sources = Set(near.flatMap { $0[.source].keys })
        #expect(sources.isSuperset(of: context.sources))
        #expect(Set(near.flatMap { $0[.client].keys }).isSuperset(of: context.clients))
        #expect(near.contains { !$0.active.isEmpty })
      }
    }
    #expect(withContext > 100)
  }

  @Test func logsAreKeptOnlyWhenAskedFor() {
    let plain = SimulatedOrganisation(
      parameters: WorldParameters(seed: 3, users: 60, scoredWeeks: 4, historyWeeks: 5),
      vendors: policies.vendors.vendors)
    #expect(plain.logs.isEmpty)
    #expect(plain.activities == organisation.activities)
  }
}
