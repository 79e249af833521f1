import Detection
import Events
import Ingestion
import Policies

/// Looks in a log that was read for TI vendors once more, for what accounts do elsewhere.
///
/// Of sign-ins everybody's count, of traffic only that of accounts with an access in the same log. What
/// the store holds of a log so depends on that log alone, and not on the order in which logs are read.
struct ContextSurvey {
  private let policies: PolicySet
  /// Ids of accounts with an access in the log.
  private var accounts: Set<String> = []

  /// Names beyond which every record is parsed rather than searched for so many literals.
  private static let mostLiterals = 2000

  init(policies: PolicySet) {
    self.policies = policies
  }

  /// Notes accounts with an access.
  mutating func note(_ ids: Set<String>) { accounts.formUnion(ids) }

  /// Reads a log again, where it may have context, and hands over what it has.
  ///
  /// - Parameters:
  ///   - file: the input that the log is in.
  ///   - place: which of the input's logs it is, from 0.
  ///   - format: the name of the log's format; empty when it has none.
  ///   - forced: what every input is taken for; `nil` to recognise each.
  func read(
    _ file: InputFile, place: Int, format: String, times: TimeParser, plausible: TimeWindow,
    forced: (any LogFormat)?, threads: Int, _ body: (ContextBatch) throws -> Void
  ) throws {
    let wanted = policies.reading.context
    guard wanted != .none, let format = LogFormatRegistry.named(format) else { return }
    let names =
      wanted == .all ? Set(accounts.map { EntityNaming.shortName(ofID: $0) }) : []
    var terms = names.sorted()
    var parsesEverything = terms.count > Self.mostLiterals || !terms.allSatisfy(Self.isSearchable)
    let reading = { (terms: [String], everything: Bool) throws(TidewatchError) -> LogReader in
      try LogReader(
        terms: terms.isEmpty ? ["-"] : terms,
        redactor: SecretRedactor(policy: RedactionPolicy(secretParameters: [])) { _ in nil },
        times: times, expansion: policies.reading.expansion, plausible: plausible,
        parsesEverything: everything, format: forced)
    }
    switch format.signIns {
    case .none: break
    case .containing(let term): terms.append(term)
    case .anywhere:
      let probe = try reading([], true)
      if try hasSignIns(probe, file, place: place) { parsesEverything = true }
    }
    guard !terms.isEmpty || parsesEverything else { return }
    let reader = try reading(parsesEverything ? [] : terms, parsesEverything)
    let makeHarvester = { @Sendable [policies] in
      ContextHarvester(policies: policies, shortNames: names)
    }
    try reader.read([file], place: place, threads: threads, makeHarvester: makeHarvester) {
      // What cannot be read was told when the log was read for its accesses.
      if case .piece(let batch, _, _) = $0, !batch.isEmpty { try body(batch) }
    }
  }

  /// Whether a log's first piece has a sign-in.
  private func hasSignIns(_ reader: LogReader, _ file: InputFile, place: Int) throws -> Bool {
    struct Answer: Error { var hasSignIns: Bool }
    do {
      let makeHarvester = { @Sendable in SignInCounter() }
      try reader.read([file], place: place, threads: 1, makeHarvester: makeHarvester) {
        if case .piece(let count, _, _) = $0, count.events > 0 {
          throw Answer(hasSignIns: count.signIns > 0)
        }
      }
    } catch let answer as Answer {
      return answer.hasSignIns
    }
    return false
  }

  private static func isSearchable(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0 < 128 }
  }
}

/// Counts events, and the sign-ins among them.
private struct SignInCounter: Harvester {
  private var pending = (events: 0, signIns: 0)

  mutating func take(_ event: consuming AccessEvent) {
    pending.events += 1
    if event.channel == .signIn || event.channel == .backgroundSignIn { pending.signIns += 1 }
  }

  mutating func reap() -> (harvest: (events: Int, signIns: Int), weight: Int) {
    defer { pending = (0, 0) }
    return (pending, 0)
  }
}

/// Makes sketches of ordinary work, on the thread that parsed its events.
private struct ContextHarvester: Harvester {
  private let rule: BaseRule
  private let memory = RuleMemory()
  private let entities: EntityMemory
  private let families: ClientFamilies
  /// The accounts whose traffic counts, without their domains.
  private let shortNames: Set<String>
  private var familyOfClient: [String: String] = [:]
  private var pending = ContextBatch()

  /// Agents whose family is remembered.
  private static let familiesHeld = 10_000

  init(policies: PolicySet, shortNames: Set<String>) {
    rule = BaseRule(policies: policies)
    entities = EntityMemory(EntityNaming(policy: policies.identities))
    families = ClientFamilies(policies.clients)
    self.shortNames = shortNames
  }

  mutating func take(_ event: consuming AccessEvent) {
    let channel = event.channel
    if channel == .proxy, shortNames.isEmpty { return }
    let entity = entities.entity(user: event.user, source: "")
    guard entity.kind != .host,
      channel != .proxy || shortNames.contains(EntityNaming.shortName(ofID: entity.id)),
      rule.isOrdinary(event, remembering: memory)
    else { return }
    let quarter = Int(Sighting.quarter(of: event.time))
    let day = quarter.flooredDivision(by: QuarterSet.count)
    let quarters = QuarterSet([quarter - day * QuarterSet.count])
    let client = event.client.isEmpty ? "" : family(of: event.client)
    pending.update(entity.id, day: Int32(clamping: day)) { sketch in
      // Clients sign in again at all hours, without their users.
      if channel != .backgroundSignIn { sketch.active.formUnion(quarters) }
      sketch.add(event.source, of: .source, at: quarters)
      sketch.add(event.country, of: .country, at: quarters)
      sketch.add(client, of: .client, at: quarters)
    }
  }

  mutating func reap() -> (harvest: ContextBatch, weight: Int) {
    defer { pending = ContextBatch() }
    return (pending, pending.count * 1024)
  }

  private mutating func family(of client: String) -> String {
    if let known = familyOfClient[client] { return known }
    let family = families.family(of: client)
    if familyOfClient.count < Self.familiesHeld { familyOfClient[client] = family }
    return family
  }
}
