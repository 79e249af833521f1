import Detection
import Events
import History
import Policies

/// Adds up an entity's stored events by local day, for Scoring.
struct ActivityBuilder {
  private let families: ClientFamilies
  private let classifier: AccessClassifier
  private var familyOfClient: [String: String] = [:]
  /// The client of the last event and its family, as events of one client come in a row.
  private var last = (client: "", family: "")

  /// Agents whose family is remembered; more than an organisation has, less than memory minds.
  private static let familiesHeld = 50_000

  init(policies: PolicySet, classifier: AccessClassifier) {
    self.families = ClientFamilies(policies.clients)
    self.classifier = classifier
    last.family = families.family(of: last.client)
  }

  /// The days of one entity, ascending.
  ///
  /// - Parameters:
  ///   - events: in the order of time.
  ///   - context: what the entity did elsewhere, by UTC day; days with nothing else come too.
  ///   - clock: whose days and hours these are.
  mutating func days(
    of events: [CountedEvent], context: [LocalDay: ContextSketch], clock: LocalClock
  ) -> [DayActivity] {
    var days: [DayActivity] = []
    var open: OpenDay?
    // By index, because a loop over the elements would copy every text of each.
    for index in events.indices {
      let day = clock.day(of: events[index].event.time)
      if open?.day != day {
        if let activity = open?.finish() { days.append(activity) }
        open = OpenDay(day)
      }
      open?.add(
        events[index].event,
        access(events[index].event, count: events[index].count, clock: clock))
    }
    if let activity = open?.finish() { days.append(activity) }
    days.add(clock.contexts(of: context))
    return days
  }

  private mutating func access(
    _ event: AccessEvent, count: Int, clock: LocalClock
  ) -> SessionBuilder.Access {
    let verdict = classifier.access(of: event)
    let isHit = verdict?.isHit ?? false
    let isScripted =
      event.channel == .proxy ? verdict?.isScriptedClient : nil
    return SessionBuilder.Access(
      time: event.time, minute: clock.minute(of: event.time), count: count, source: event.source,
      client: family(of: event.client),
      isScripted: isScripted ?? classifier.isScripted(event.client), country: event.country,
      vendor: event.vendor, isHit: isHit, isAPICall: verdict?.isAPICall ?? false,
      isRisky: event.channel == .signIn && isHit, keys: KeyFingerprints.found(in: event.url))
  }

  private mutating func family(of client: String) -> String {
    if client == last.client { return last.family }
    let family = familyOfClient[client] ?? families.family(of: client)
    if familyOfClient.count < Self.familiesHeld { familyOfClient[client] = family }
    last = (client, family)
    return family
  }
}

/// A day of which not all events were seen.
private struct OpenDay {
  private var activity: DayActivity
  private var sessions = SessionBuilder()
  /// Of background sign-ins, which no session tells.
  private var vendors: [String: Int] = [:]
  private var countries: [String: Int] = [:]

  init(_ day: LocalDay) {
    activity = DayActivity(day: day)
  }

  var day: LocalDay { activity.day }

  mutating func add(_ event: AccessEvent, _ access: SessionBuilder.Access) {
    let count = access.count
    switch event.channel {
    case .lookup:
      activity.lookups += count
    case .backgroundSignIn:
      activity.backgroundSignIns += count
      vendors[event.vendor, default: 0] += count
      if !event.country.isEmpty { countries[event.country, default: 0] += count }
    case .proxy, .signIn:
      activity.events += count
      if access.isHit { activity.hits += count }
      if access.isScripted { activity.scripted += count }
      activity.hours[access.minute / 60] += count
      sessions.add(access)
    }
  }

  /// The day, with all of its sessions.
  mutating func finish() -> DayActivity {
    activity.sessions = sessions.finish()
    if !vendors.isEmpty { activity.vendors.merge(vendors, uniquingKeysWith: +) }
    if !countries.isEmpty { activity.countries.merge(countries, uniquingKeysWith: +) }
    return activity
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
}
