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
  ///   - context: what the entity did elsewhere, by UTC day; days with nothing else come too.
  ///   - clock: whose days and hours these are.
  ///   - judged: the days that are to be scored; gaps are those before them.
  ///   - isExcluded: the days that nothing is to be learned from, gaps neither.
  mutating func activity(
    of stored: StoredEntity, events: [CountedEvent],
    context: [LocalDay: ContextSketch] = [:], clock: LocalClock,
    judging judged: ClosedRange<LocalDay>, isExcluded: (LocalDay) -> Bool = { _ in false }
  ) -> EntityActivity {
    var days: [DayActivity] = []
    var sessions = SessionBuilder()
    var gaps = GapCounts()
    var last: Timestamp?
    // By index, because a loop over the elements would copy every text of each.
    for index in events.indices {
      let (time, isAct) = (events[index].event.time, events[index].event.channel.isAct)
      let day = clock.day(of: time)
      if days.last?.day != day {
        days.last?.sessions = sessions.finish()
        days.append(DayActivity(day: day))
      }
      if day < judged.lowerBound, isAct, !isExcluded(day) {
        if let last { gaps.add(from: last, to: time, repeats: events[index].count - 1) }
        last = time
      }
      let access = access(events[index].event, count: events[index].count, clock: clock)
      days[days.count - 1].add(events[index].event, access)
      if isAct { sessions.add(access) }
    }
    days.last?.sessions = sessions.finish()
    days.add(clock.contexts(of: context))
    return EntityActivity(
      entity: stored.entity, firstSeen: clock.day(of: stored.firstSeen), days: days, gaps: gaps)
  }

  private mutating func access(
    _ event: AccessEvent, count: Int, clock: LocalClock
  ) -> SessionBuilder.Access {
    let verdict = classifier.access(of: event)
    let isHit = verdict?.isHit ?? false
    return SessionBuilder.Access(
      time: event.time, minute: clock.minute(of: event.time), count: count, source: event.source,
      client: family(of: event.client), isScripted: classifier.isScripted(event.client),
      country: event.country, vendor: event.vendor, isHit: isHit,
      isAPICall: verdict?.isAPICall ?? false, isRisky: event.channel == .signIn && isHit,
      keys: KeyFingerprints.found(in: event.url))
  }

  private mutating func family(of client: String) -> String {
    if let known = familyOfClient[client] { return known }
    let family = families.family(of: client)
    if familyOfClient.count < Self.familiesHeld { familyOfClient[client] = family }
    return family
  }
}

extension DayActivity {
  fileprivate mutating func add(_ event: AccessEvent, _ access: SessionBuilder.Access) {
    let count = access.count
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
    if access.isHit { hits += count }
    if access.isScripted { scripted += count }
    hours[access.minute / 60] += count
    vendors[event.vendor, default: 0] += count
    if !event.country.isEmpty { countries[event.country, default: 0] += count }
    clients[access.client, default: 0] += count
    if !event.source.isEmpty { sources[event.source, default: 0] += count }
  }
}

extension [DayActivity] {
  /// Gives each day its context, and adds the days that have only that.
  fileprivate mutating func add(_ contexts: [LocalDay: DayContext]) {
    guard !contexts.isEmpty else { return }
    var rest = contexts
    for place in indices { self[place].context = rest.removeValue(forKey: self[place].day) }
    for (day, context) in rest {
      append(DayActivity(day: day))
      self[count - 1].context = context
    }
    sort { $0.day < $1.day }
  }

  /// The last day, to be changed in place.
  fileprivate var last: DayActivity? {
    get { isEmpty ? nil : self[count - 1] }
    set { if let newValue, !isEmpty { self[count - 1] = newValue } }
  }
}

extension GapCounts {
  /// Counts the gap before an event that occurs several times at once.
  fileprivate mutating func add(from last: Timestamp, to time: Timestamp, repeats: Int) {
    add(seconds: Double(time.ticks - last.ticks) / Double(Timestamp.ticksPerSecond))
    if repeats > 0 { add(seconds: 0, count: repeats) }
  }
}
