import Detection
import Events
import History
import Policies

/// Adds up an entity's stored events by local day, for Scoring.
struct ActivityBuilder {
  private let families: ClientFamilies
  private let classifier: AccessClassifier
  private var familyOfClient: [String: String] = [:]

  /// Agents whose family is remembered; more than an organisation has, less than memory minds.
  private static let familiesHeld = 50_000

  init(policies: PolicySet, classifier: AccessClassifier) {
    self.families = ClientFamilies(policies.clients)
    self.classifier = classifier
  }

  /// The activity of one entity.
  ///
  /// - Parameters:
  ///   - events: in the order of time.
  ///   - clock: whose days and hours these are.
  ///   - judged: the days on which hits are counted; on others they are not looked for.
  mutating func activity(
    of stored: StoredEntity, events: [CountedEvent], clock: LocalClock,
    judging judged: ClosedRange<LocalDay>
  ) -> EntityActivity {
    var days: [DayActivity] = []
    var gaps = GapCounts()
    var last: Timestamp?
    for counted in events {
      let event = counted.event
      let day = clock.day(of: event.time)
      if days.last?.day != day { days.append(DayActivity(day: day)) }
      let isHit = judged.contains(day) && (classifier.access(of: event)?.isHit ?? false)
      if day < judged.lowerBound, event.channel.isAct {
        if let last { gaps.add(from: last, to: event.time, repeats: counted.count - 1) }
        last = event.time
      }
      let family = family(of: event.client)
      let hour = clock.hour(of: event.time)
      days[days.count - 1].add(
        event, count: counted.count, hour: hour, family: family, isHit: isHit,
        isScripted: classifier.isScripted(event.client))
    }
    return EntityActivity(
      entity: stored.entity, firstSeen: clock.day(of: stored.firstSeen), days: days, gaps: gaps)
  }

  private mutating func family(of client: String) -> String {
    if let known = familyOfClient[client] { return known }
    let family = families.family(of: client)
    if familyOfClient.count < Self.familiesHeld { familyOfClient[client] = family }
    return family
  }
}

extension DayActivity {
  fileprivate mutating func add(
    _ event: AccessEvent, count: Int, hour: Int, family: String, isHit: Bool,
    isScripted: Bool
  ) {
    switch event.channel {
    case .lookup:
      lookups += count
      return
    case .backgroundSignIn:
      backgroundSignIns += count
      vendors[event.vendor, default: 0] += count
      if !event.country.isEmpty { countries[event.country, default: 0] += count }
      return
    case .proxy, .signIn: break
    }
    events += count
    if isHit { hits += count }
    if isScripted { scripted += count }
    hours[hour] += count
    vendors[event.vendor, default: 0] += count
    if !event.country.isEmpty { countries[event.country, default: 0] += count }
    clients[family, default: 0] += count
    if !event.source.isEmpty { sources[event.source, default: 0] += count }
  }
}

extension GapCounts {
  /// Counts the gap before an event that occurs several times at once.
  fileprivate mutating func add(from last: Timestamp, to time: Timestamp, repeats: Int) {
    add(seconds: Double(time.ticks - last.ticks) / Double(Timestamp.ticksPerSecond))
    if repeats > 0 { add(seconds: 0, count: repeats) }
  }
}
