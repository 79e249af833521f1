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

  /// Notes an access that names no user.
  mutating func note(_ access: AccessClassifier.ClassifiedAccess) {
    let event = access.event
    guard minutes > 0, access.entity.kind == .host, !event.source.isEmpty,
      event.source.utf8.allSatisfy({ $0 < 128 })
    else { return }
    wanted[event.source, default: []].formUnion(
      Sighting.quarters(around: event.time, minutes: minutes))
  }

  /// Whether there is anything to look for.
  var isNeeded: Bool { !wanted.isEmpty }

  /// Reads a log again and hands over each sighting, more than once where it is there so.
  ///
  /// - Parameter read: reads the log with the reader that it is given.
  func sightings(
    expansion: ReadingPolicy.Expansion, times: TimeParser, format: (any LogFormat)?,
    reading read: (LogReader, LogReader.Sink) throws -> Void,
    _ body: @escaping (Sighting) -> Void
  ) throws {
    let sources = wanted.keys.sorted()
    let reader = try LogReader(
      terms: Array(sources.prefix(Self.mostLiterals)),
      redactor: SecretRedactor(policy: RedactionPolicy(secretParameters: [])) { _ in nil },
      times: times, expansion: expansion, parsesEverything: sources.count > Self.mostLiterals,
      format: format)
    try read(
      reader,
      LogReader.Sink(
        event: { event in
          if let sighting = sighting(in: event) { body(sighting) }
        },
        // What cannot be read was told when the log was read for its accesses.
        rejection: { _ in }))
  }

  private func sighting(in event: AccessEvent) -> Sighting? {
    let sighting = Sighting(source: event.source, user: event.user, at: event.time)
    guard wanted[event.source]?.contains(sighting.quarter) ?? false,
      naming.entity(user: event.user, source: "").kind != .host
    else { return nil }
    return sighting
  }
}
