import Detection
import Events
import Ingestion
import Policies

/// Collects the sources of TI-vendor accesses without a user while a log is read, and then looks in the
/// same log, all of its traffic, for the users of those sources around those times.
///
/// The second reading runs at the speed of the first: the sources are its literals. Only the log itself
/// is looked at, so that what the store holds does not depend on the order in which logs are read.
struct SightingSurvey {
  private let minutes: Int
  private let naming: EntityNaming
  /// The quarters of an hour that matter, by source.
  private var wanted: [String: Set<Int32>] = [:]

  /// Sources beyond which every record is parsed rather than searched for so many literals.
  private static let mostLiterals = 2000

  init(policies: PolicySet) {
    minutes = policies.sites.attributionMinutes
    naming = EntityNaming(policy: policies.identities)
  }

  /// Notes the source of an access that names no user.
  mutating func note(source: String, time: Timestamp) {
    guard minutes > 0, !source.isEmpty, source.utf8.allSatisfy({ $0 < 128 }) else { return }
    wanted[source, default: []].formUnion(Sighting.quarters(around: time, minutes: minutes))
  }

  /// Whether there is anything to look for.
  var isNeeded: Bool { !wanted.isEmpty }

  /// Reads a log again and hands over each sighting, more than once where it is there so.
  ///
  /// - Parameters:
  ///   - file: the input that the log is in.
  ///   - place: which of the input's logs it is, from 0.
  func sightings(
    in file: InputFile, place: Int, expansion: ReadingPolicy.Expansion, times: TimeParser,
    format: (any LogFormat)?, threads: Int, _ body: (Sighting) -> Void
  ) throws {
    let sources = wanted.keys.sorted()
    let reader = try LogReader(
      terms: Array(sources.prefix(Self.mostLiterals)),
      redactor: SecretRedactor(policy: RedactionPolicy(secretParameters: [])) { _ in nil },
      times: times, expansion: expansion, parsesEverything: sources.count > Self.mostLiterals,
      format: format)
    let makeHarvester = { @Sendable in SightingHarvester(wanted: wanted, naming: naming) }
    try reader.read([file], place: place, threads: threads, makeHarvester: makeHarvester) {
      // What cannot be read was told when the log was read for its accesses.
      if case .piece(let sightings, _, _) = $0 { sightings.forEach(body) }
    }
  }
}

/// Finds the sightings that are wanted, on the thread that parsed their events.
private struct SightingHarvester: Harvester {
  let wanted: [String: Set<Int32>]
  let naming: EntityNaming
  private var pending: [Sighting] = []

  init(wanted: [String: Set<Int32>], naming: EntityNaming) {
    self.wanted = wanted
    self.naming = naming
  }

  mutating func take(_ event: AccessEvent) {
    let sighting = Sighting(source: event.source, user: event.user, at: event.time)
    guard wanted[event.source]?.contains(sighting.quarter) ?? false,
      naming.entity(user: event.user, source: "").kind != .host
    else { return }
    pending.append(sighting)
  }

  mutating func reap() -> (harvest: [Sighting], weight: Int) {
    defer { pending = [] }
    return (pending, pending.count * 128)
  }
}
