import Detection
import Events
import History
import Policies

/// Adds up an entity's stored events by local day, for Scoring.
struct ActivityBuilder {
  private let families: ClientFamilies
  private let classifier: AccessClassifier
  private let readsURLs: Bool
  private var familyOfClient: [String: String] = [:]

  /// Agents whose family is remembered; more than an organisation has, less than memory minds.
  private static let familiesHeld = 50_000

  /// - Parameter readsURLs: whether sessions tell API calls and keys too, which takes a look at each URL.
  init(policies: PolicySet, classifier: AccessClassifier, readsURLs: Bool = true) {
    self.families = ClientFamilies(policies.clients)
    self.classifier = classifier
    self.readsURLs = readsURLs
  }

  /// The days of one entity, ascending.
  ///
  /// - Parameters:
  ///   - events: in the order of time.
  ///   - context: what the entity did elsewhere, by UTC day; days with nothing else come too.
  ///   - clock: whose days and hours these are.
  mutating func days(
    of events: EntityEvents, context: [LocalDay: ContextSketch], clock: LocalClock
  ) -> [DayActivity] {
    let kinds = events.kinds.map { traits(of: $0) }
    // Where URLs are put together.
    var scratch: [UInt8] = []
    var sessions = SessionBuilder(kinds.map(\.session))
    var days: [DayActivity] = []
    var open: OpenDay?
    for row in events.rows {
      let day = clock.day(of: row.time)
      if open?.day != day {
        if let activity = open?.finish(sessions.finish()) { days.append(activity) }
        open = OpenDay(day)
      }
      let kind = row.kind
      switch kinds[kind].channel {
      case .lookup: open?.addLookup(row.count)
      case .backgroundSignIn:
        open?.addBackgroundSignIn(
          of: kinds[kind].session.vendor, in: kinds[kind].session.country, count: row.count)
      case .proxy, .signIn:
        let access = access(
          row, of: events, isHit: kinds[kind].isHit, clock: clock, scratch: &scratch)
        open?.add(access, isScripted: kinds[kind].session.isScripted)
        sessions.add(access)
      }
    }
    if let activity = open?.finish(sessions.finish()) { days.append(activity) }
    days.add(clock.contexts(of: context))
    return days
  }

  /// Whether the URLs of a kind of events decide anything that is told.
  func needsURL(of kind: AccessEvent) -> Bool {
    readsURLs || classifier.isHit(whateverURL: kind) == nil
  }

  /// What is the same for all events of a kind.
  private struct Traits {
    var channel: AccessEvent.Channel
    /// `nil` where the URL of each decides.
    var isHit: Bool?
    var session: SessionBuilder.Kind
  }

  private mutating func traits(of kind: AccessEvent) -> Traits {
    Traits(
      channel: kind.channel, isHit: classifier.isHit(whateverURL: kind),
      session: SessionBuilder.Kind(
        source: kind.source, client: family(of: kind.client),
        isScripted: classifier.isScripted(kind.client), country: kind.country,
        vendor: kind.vendor))
  }

  private func access(
    _ row: EntityEvents.Row, of events: EntityEvents, isHit known: Bool?, clock: LocalClock,
    scratch: inout [UInt8]
  ) -> SessionBuilder.Access {
    var access = SessionBuilder.Access(
      time: row.time, minute: clock.minute(of: row.time), count: row.count, kind: row.kind,
      isHit: known ?? false)
    let channel = events.kinds[row.kind].channel
    if readsURLs || known == nil {
      events.withURL(of: row, scratch: &scratch) { url in
        access.isHit = known ?? classifier.isHit(url: url)
        guard readsURLs else { return }
        access.isAPICall = access.isHit && channel == .proxy && classifier.isAPICall(url: url)
        access.keys = KeyFingerprints.found(in: url)
      }
    }
    access.isRisky = access.isHit && channel == .signIn
    return access
  }

  private mutating func family(of client: String) -> String {
    if let known = familyOfClient[client] { return known }
    let family = families.family(of: client)
    if familyOfClient.count < Self.familiesHeld { familyOfClient[client] = family }
    return family
  }
}

/// A day of which not all events were seen.
private struct OpenDay {
  private var activity: DayActivity
  /// Of background sign-ins, which no session tells.
  private var vendors: [String: Int] = [:]
  private var countries: [String: Int] = [:]

  init(_ day: LocalDay) {
    activity = DayActivity(day: day)
  }

  var day: LocalDay { activity.day }

  mutating func addLookup(_ count: Int) { activity.lookups += count }

  mutating func addBackgroundSignIn(of vendor: String, in country: String, count: Int) {
    activity.backgroundSignIns += count
    vendors[vendor, default: 0] += count
    if !country.isEmpty { countries[country, default: 0] += count }
  }

  /// Adds what the entity did itself, but for its session.
  mutating func add(_ access: SessionBuilder.Access, isScripted: Bool) {
    activity.events += access.count
    if access.isHit { activity.hits += access.count }
    if isScripted { activity.scripted += access.count }
    activity.hours[access.minute / 60] += access.count
  }

  /// The day, with all of its sessions.
  mutating func finish(_ sessions: [Session]) -> DayActivity {
    activity.sessions = sessions
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
