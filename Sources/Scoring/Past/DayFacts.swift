import Events

/// One entity's day in the numbers of the vocabulary.
struct DayFacts: Sendable {
  struct SessionFacts: Sendable {
    /// Values by category; a session has one source, network, client and at most one country.
    var values: [[Int32]]
    /// Hours of the day from the session's first access to its last.
    var hours: ClosedRange<Int>
    var events: Int
    var peak: Int
    /// Requests an hour at the speed of the session, its minutes counted in full; `nil` for a single one.
    var pace: Int?
    /// A scripted client, or most requests calls of an API.
    var isScripted: Bool
    var isRisky: Bool
    var hits: Int

    subscript(category: Category) -> [Int32] { values[category.rawValue] }
  }

  /// Which of the replay's activities, and which of its days.
  let entity: Int
  let place: Int
  let day: LocalDay
  /// Whether the entity rests on such a day.
  let isRest: Bool
  /// The weekday that the day's hours belong to, 1 to 7.
  let weekday: Int
  private(set) var events: Int
  private(set) var peak: Int
  let hits: Int
  let isRisky: Bool
  private(set) var sessions: [SessionFacts]
  /// Distinct values of the day, by category.
  let values: [[Int32]]
  /// What the ordinary work of the day shows, by category.
  let elsewhere: [[Int32]]
  /// Active hours of the day.
  let hours: [Int]
  let contextHours: [Int]
  /// What is learned from the day, in days.
  let lesson: Double

  subscript(category: Category) -> [Int32] { values[category.rawValue] }

  /// The day with no more events than so many, and no more of them within ten minutes.
  func limited(events most: Int, peak mostAtOnce: Int) -> DayFacts {
    var day = self
    day.events = min(events, most)
    day.peak = min(peak, mostAtOnce)
    for place in sessions.indices {
      let (events, pace) = (sessions[place].events, sessions[place].pace)
      day.sessions[place].events = min(events, most)
      day.sessions[place].pace = most > 1 ? pace.map { $0 * min(events, most) / events } : nil
      day.sessions[place].peak = min(sessions[place].peak, mostAtOnce)
    }
    return day
  }

  init(
    _ activity: DayActivity, restDays: RestDays, entity: Int, place: Int,
    vocabulary: inout Vocabulary
  ) {
    self.entity = entity
    self.place = place
    day = activity.day
    isRest = restDays.isRest(activity.day)
    weekday = restDays.weekday(of: activity.day)
    events = activity.events
    hits = activity.hits
    isRisky = activity.sessions.contains { $0.riskySignIns > 0 }
    peak = activity.sessions.map(\.peak).max() ?? 0
    var facts: [SessionFacts] = []
    facts.reserveCapacity(activity.sessions.count)
    var day: [[Int32]] = []
    for session in activity.sessions {
      let values = vocabulary.values(of: session)
      if day.isEmpty {
        // The values of a session are distinct, and most days have one session.
        day = values
      } else {
        for category in values.indices {
          for value in values[category] where !day[category].contains(value) {
            day[category].append(value)
          }
        }
      }
      facts.append(
        SessionFacts(
          values: values,
          hours: (session.minutes.lowerBound / 60)...(session.minutes.upperBound / 60),
          events: session.events, peak: session.peak, pace: session.pace,
          isScripted: session.isScriptedUse, isRisky: session.riskySignIns > 0,
          hits: session.hits))
    }
    sessions = facts
    values = day.isEmpty ? [[Int32]](repeating: [], count: Category.allCases.count) : day
    hours = activity.activeHours
    lesson = activity.lesson
    elsewhere = activity.context.map { vocabulary.values(of: $0) } ?? []
    contextHours = activity.context?.activeHours ?? []
  }
}

extension Session {
  /// Whether a script seems to be at work: a browser's portal calls an API now and then, too.
  var isScriptedUse: Bool { isScripted || (apiCalls > 0 && apiCalls * 2 >= events) }

  fileprivate var pace: Int? {
    let length = minutes.upperBound - minutes.lowerBound + 1
    return events > 1 ? max(1, min(events, 10_000_000) * 60 / length) : nil
  }
}

extension DayContext {
  /// Hours of the day with an active quarter.
  var activeHours: [Int] { hours.indices.filter { hours[$0] > 0 } }
}

extension Vocabulary {
  /// The values of a session by category; vendors in the order of their names.
  fileprivate mutating func values(of session: Session) -> [[Int32]] {
    let source = session.source.isEmpty ? nil : number(of: session.source)
    let vendors =
      session.vendors.count == 1 ? Array(session.vendors.keys) : session.vendors.keys.sorted()
    return [
      vendors.map { number(of: $0) }, source.map { [$0] } ?? [],
      source.map { [network(of: $0)] } ?? [], [number(of: session.client)],
      session.country.isEmpty ? [] : [number(of: session.country)],
      session.keys.map { number(of: $0) },
    ]
  }

  mutating func values(of context: DayContext) -> [[Int32]] {
    let networks = Set(context.sources.map { SourceNetwork.name(of: $0) }).sorted()
    return [
      [], context.sources.map { number(of: $0) }, networks.map { number(of: $0) },
      context.clients.map { number(of: $0) }, context.countries.map { number(of: $0) }, [],
    ]
  }
}
