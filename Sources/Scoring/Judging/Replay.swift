import Events
import Foundation
import Policies

/// Walks over everybody's days in their order, learns each, and hands over those that are scored.
///
/// On a scored day first everybody is looked at for what is new to several, then everybody is handed over
/// with what came strictly before the day, and only then do the pasts learn it. The days before are
/// learned and no more. Nothing is kept but the pasts, so the cost is that of the days.
struct Replay {
  private struct Entry {
    var day: LocalDay
    var entity: Int
    var place: Int
  }

  let activities: [EntityActivity]
  let priors: ScoringPolicy.Priors
  let halfLife: HalfLife
  var vocabulary = Vocabulary()
  private var trends = Trends()
  var keys: KeyOwners
  var pasts: [Habits?]
  let roleOf: [Int]
  var roles: [Habits]
  var members: [Membership]
  var organisation: Habits
  var population = Membership()
  private let start: LocalDay
  /// The days that are handed over.
  private let scored: ClosedRange<LocalDay>
  /// The days whose novelties are gathered.
  private let told: ClosedRange<LocalDay>
  private var novelties = NoveltyCollector()
  /// Days with nothing but context, by entity; ascending.
  let quiet: [[DayActivity]]
  /// How many of them each entity's past has learned, or passed over.
  var quietTaken: [Int]

  /// - Parameters:
  ///   - quiet: days with nothing but context, for each activity, ascending; they are learned from and
  ///     never scored.
  ///   - start: the first day that is learned from; earlier ones do not count.
  ///   - scored: the days that are handed over.
  ///   - told: the days of which it tells what was new to several.
  init(
    _ activities: [EntityActivity], quiet: [[DayActivity]], from start: LocalDay,
    scoring scored: ClosedRange<LocalDay>, telling told: ClosedRange<LocalDay>,
    policy: ScoringPolicy
  ) {
    self.activities = activities
    self.start = start
    self.scored = scored
    self.told = told
    self.quiet = quiet
    quietTaken = quiet.map { days in days.lowerBound { $0.day >= start } }
    priors = policy.priors
    halfLife = HalfLife(days: policy.halfLifeDays)
    pasts = activities.map { _ in nil }
    let names = activities.map(\.role.peerGroup)
    let groups = Set(names).sorted()
    let places = Dictionary(
      groups.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    roleOf = names.map { places[$0] ?? 0 }
    keys = KeyOwners(groups: roleOf)
    roles = groups.map { _ in Habits(since: start) }
    members = groups.map { _ in Membership() }
    organisation = Habits(since: start)
    // Whoever was known before could have been active on every day since.
    for (entity, activity) in activities.enumerated() where activity.firstSeen < start {
      admit(entity, on: start)
    }
  }

  /// The first of an entity's quiet days that its past has not learned; `nil` where it has all.
  func firstQuietDay(of entity: Int) -> LocalDay? {
    quietTaken[entity] < quiet[entity].count ? quiet[entity][quietTaken[entity]].day : nil
  }

  /// Begins an entity's past.
  mutating func admit(_ entity: Int, on day: LocalDay) {
    pasts[entity] = Habits(since: day)
    members[roleOf[entity]].admit(keeping: activities[entity].restDays)
    population.admit(keeping: activities[entity].restDays)
  }

  /// Learns every day through the last scored one, in order.
  ///
  /// - Parameter body: gets what everybody did on each scored day, in the order of the activities, with
  ///   a function that gives an entity's past as of that day.
  mutating func run(_ body: (LocalDay, [DayFacts], (Int) -> Past) -> Void) {
    run(handingOver: scored.lowerBound) { day, facts, hours, replay in
      body(day, facts) { replay.past(of: $0, hours: hours) }
    }
  }

  /// The same, from an earlier day on if need be.
  ///
  /// - Parameters:
  ///   - first: the first day that is handed over.
  ///   - also: days that are handed over even where nobody was active; none of them before `first`.
  ///   - body: gets the replay as it was when the day began, and how unusual each hour is for whoever
  ///     was active, on scored days only.
  mutating func run(
    handingOver first: LocalDay, also: Set<LocalDay> = [],
    _ body: (LocalDay, [DayFacts], [Int: HourTails], Replay) -> Void
  ) {
    var entries: [Entry] = []
    for (entity, activity) in activities.enumerated() {
      for place in activity.days.indices {
        let day = activity.days[place].day
        guard day >= start, day <= scored.upperBound, !activity.days[place].sessions.isEmpty else {
          continue
        }
        entries.append(Entry(day: day, entity: entity, place: place))
      }
    }
    entries.sort { ($0.day, $0.entity) < ($1.day, $1.entity) }
    var idle = also.filter { start <= $0 && $0 <= scored.upperBound }.sorted()[...]
    var from = 0
    while from < entries.count {
      let day = entries[from].day
      let end = entries[from...].firstIndex { $0.day > day } ?? entries.count
      while let next = idle.first, next <= day {
        if next < day { handOverIdle(next, body) }
        idle.removeFirst()
      }
      take(day, entries[from..<end], handingOver: day >= first, body)
      from = end
    }
    for day in idle { handOverIdle(day, body) }
  }

  private mutating func take(
    _ day: LocalDay, _ entries: ArraySlice<Entry>, handingOver isHandedOver: Bool,
    _ body: (LocalDay, [DayFacts], [Int: HourTails], Replay) -> Void
  ) {
    advance(to: day, entries)
    for entry in entries { learnQuietDays(of: entry.entity, before: day) }
    let facts = entries.map {
      DayFacts(
        activities[$0.entity].days[$0.place], restDays: activities[$0.entity].restDays,
        entity: $0.entity, place: $0.place, vocabulary: &vocabulary)
    }
    // A day that was judged harmful is scored as any, and learned by nobody.
    let lessons = facts.contains { $0.lesson == 0 } ? facts.filter { $0.lesson > 0 } : facts
    var hours: [Int: HourTails] = [:]
    if day >= scored.lowerBound {
      hours = hourTails(of: facts)
      addTrends(of: lessons, hours: hours, on: day)
    } else if Trends.matter(of: day, on: scored.lowerBound) {
      addTrends(of: lessons, hours: [:], on: day)
    }
    if isHandedOver { body(day, facts, hours, self) }
    for day in lessons { learn(day) }
  }

  /// Hands over a day on which nobody was active, without a trace in the pasts.
  private func handOverIdle(
    _ day: LocalDay, _ body: (LocalDay, [DayFacts], [Int: HourTails], Replay) -> Void
  ) {
    var idle = self
    idle.advance(to: day, [])
    idle.addTrends(of: [], hours: [:], on: day)
    body(day, [], [:], idle)
  }

  /// What was new to so many or more in the days told of, after `run`.
  func sharedNovelties(by least: Int) -> [SharedNovelty] {
    novelties.shared(by: least, of: activities)
  }

  // MARK: The pasts

  private mutating func advance(to day: LocalDay, _ entries: ArraySlice<Entry>) {
    organisation.advance(to: day, halfLife: halfLife, members: population)
    for role in roles.indices {
      roles[role].advance(to: day, halfLife: halfLife, members: members[role])
    }
    for entry in entries {
      pasts[entry.entity]?.advance(
        to: day, halfLife: halfLife, restDays: activities[entry.entity].restDays)
      pasts[entry.entity]?.settle(after: priors.settlingDays, halfLife: halfLife)
    }
  }

  func past(of entity: Int, hours: [Int: HourTails]) -> Past {
    past(
      of: pasts[entity] ?? Habits(since: organisation.day), as: entity,
      hours: hours[entity] ?? .none)
  }

  /// The past of an entity that has other habits than it really has.
  func past(of habits: Habits, as entity: Int, hours: HourTails) -> Past {
    Past(
      entity: habits, role: roles[roleOf[entity]], organisation: organisation, trends: trends,
      hours: hours, keys: keys, priors: priors)
  }

  /// How unusual each hour of the day is for each entity, its role's and everybody's hours mixed in.
  private func hourTails(of facts: [DayFacts]) -> [Int: HourTails] {
    var peers = PeerHours(of: self)
    var tails: [Int: HourTails] = [:]
    for facts in facts {
      tails[facts.entity] = peers.tails(
        of: pasts[facts.entity]?.hours ?? HourHabit(), as: facts.entity,
        on: facts.weekday)
    }
    return tails
  }

  // MARK: What is new to several

  private mutating func addTrends(
    of facts: [DayFacts], hours: [Int: HourTails], on day: LocalDay
  ) {
    var new: [(Category, Int32, Int)] = []
    var unusual: [(hour: Int, entity: Int)] = []
    let limit = exp(priors.unusualHour)
    for facts in facts {
      guard let past = pasts[facts.entity] else { continue }
      for category in Category.allCases {
        for value in facts[category] where !past[category].uses.holds(value) {
          new.append((category, value, facts.entity))
        }
      }
      if let tails = hours[facts.entity] {
        for hour in facts.hours where tails[hour] < limit { unusual.append((hour, facts.entity)) }
      }
    }
    if told.contains(day) {
      for (category, value, entity) in new {
        novelties.add(category.novelty, vocabulary.name(of: value), of: entity, on: day)
      }
      for (hour, entity) in unusual {
        novelties.add(.hours, Trends.block(of: hour), of: entity, on: day)
      }
    }
    trends.add(
      day: day, active: Set(facts.map(\.entity)), novelties: new, unusualHours: unusual)
  }
}

extension EntityRole {
  /// Those whose use of TI vendors is alike: the role where it is known, else the kind.
  var peerGroup: String { "\(kind.rawValue)/\(name)" }
}
