import Events
import Foundation

/// The past as simple products see it: what a user, its peers and everybody used in twelve weeks.
struct ReferenceHistory {
  private static let windowDays = 84
  /// The card's fixed threshold of hits a day.
  private static let volumeThreshold = 50

  /// By name and then by entity, the last day of use.
  private typealias Uses = [String: [Int: LocalDay]]

  private let activities: [EntityActivity]
  private let places: [String: Int]
  private let peers: [String]
  /// Every active day of everybody, ascending by day.
  private let order: [(day: LocalDay, entity: Int, place: Int)]
  private var next = 0
  private var vendors: Uses = [:]
  private var countries: Uses = [:]
  private var keys: Uses = [:]

  init(_ activities: [EntityActivity], first: LocalDay) {
    self.activities = activities
    places = Dictionary(
      uniqueKeysWithValues: activities.enumerated().map { ($1.entity.id, $0) })
    peers = activities.map { "\($0.role.kind) \($0.role.name)" }
    order = activities.enumerated().flatMap { entity, activity in
      activity.days.enumerated().map { (day: $1.day, entity: entity, place: $0) }
    }.sorted { ($0.day, $0.entity) < ($1.day, $1.entity) }
  }

  /// The features of a finding; findings must come in the order of days.
  mutating func features(of finding: Finding) -> DayFeatures {
    move(to: finding.day)
    guard let entity = places[finding.entity.id],
      let day = activities[entity].days.first(where: { $0.day == finding.day })
    else { return DayFeatures() }
    let start = finding.day.advanced(by: -Self.windowDays)
    let past = activities[entity].days.filter {
      start <= $0.day && $0.day < finding.day && $0.events > 0
    }
    let first = max(start, activities[entity].firstSeen)
    let exposure = max(0, first.distance(to: finding.day))
    var features = DayFeatures()
    addCounts(of: day, past: past, exposure: exposure, to: &features)
    addCard(of: day, to: &features)
    let vendor = addNovelty(day.vendors, past.map(\.vendors), vendors, entity, start, &features)
    let country = addNovelty(
      day.countries, past.map(\.countries), countries, entity, start, &features)
    let clients = Usage(day.clients, past.map(\.clients))
    let sources = Usage(day.sources, past.map(\.sources))
    let hours = hourRarity(of: day, past: past)
    features.append(clients.isNew)
    features.append(sources.isNew)
    features.append(!past.isEmpty && hours <= 0)
    let since = past.last?.day.distance(to: finding.day)
    features.append(since.map { $0 > 30 } ?? false)
    addTails(
      day, past: past, exposure: exposure,
      usages: [
        Usage(day.vendors, past.map(\.vendors)), Usage(day.countries, past.map(\.countries)),
        clients, sources,
      ],
      hours: hours, to: &features)
    addDescription(of: day, to: &features)
    features.append(since ?? Self.windowDays)
    features.append(exposure)
    features.append(past.count)
    features.append(Double(past.reduce(0) { $0 + $1.events }) / Double(max(1, exposure)))
    addKeys(of: day, entity: entity, to: &features)
    addContext(of: day, to: &features)
    features.append(activities[entity].role.kind == .person)
    features.append(activities[entity].role.kind == .automation)
    features.append(vendor)
    features.append(country)
    addSessions(of: day, past: past, to: &features)
    return features
  }

  /// Learns the days before one.
  private mutating func move(to day: LocalDay) {
    while next < order.count, order[next].day < day {
      let (entity, place) = (order[next].entity, order[next].place)
      let active = activities[entity].days[place]
      for name in active.vendors.keys { vendors[name, default: [:]][entity] = active.day }
      for name in active.countries.keys { countries[name, default: [:]][entity] = active.day }
      for session in active.sessions {
        for key in session.keys { keys[key, default: [:]][entity] = active.day }
      }
      next += 1
    }
  }

  private func addCounts(
    of day: DayActivity, past: [DayActivity], exposure: Int, to features: inout DayFeatures
  ) {
    let counts = past.map { Double($0.events) }
    let days = Double(max(1, exposure))
    let mean = counts.reduce(0, +) / days
    let squares = counts.reduce(0) { $0 + $1 * $1 } / days
    let deviation = max(0, squares - mean * mean).squareRoot()
    features.append(day.hits)
    features.append(day.events)
    features.append(log(1 + Double(day.events)))
    features.append(exposure < 2 ? 0 : (Double(day.events) - mean) / max(1, deviation))
  }

  private func addCard(of day: DayActivity, to features: inout DayFeatures) {
    features.append(day.sessions.contains { $0.apiCalls > 0 })
    features.append(day.scripted > 0)
    features.append(day.vendors.count > 1)
    features.append(day.hits > Self.volumeThreshold)
  }

  /// The five flags of a name's novelty.
  ///
  /// - Returns: the fewest others that used one of the day's names.
  private func addNovelty(
    _ used: [String: Int], _ past: [[String: Int]], _ everybody: Uses, _ entity: Int,
    _ start: LocalDay, _ features: inout DayFeatures
  ) -> Int {
    let own = Usage(used, past)
    var fewest = (peers: Int.max, all: Int.max)
    for name in used.keys where !name.isEmpty {
      let users = (everybody[name] ?? [:]).filter { $0.key != entity && $0.value >= start }.keys
      fewest.all = min(fewest.all, users.count)
      fewest.peers = min(fewest.peers, users.count { peers[$0] == peers[entity] })
    }
    features.append(own.isNew)
    features.append(own.isUncommon)
    features.append(fewest.peers == 0)
    features.append(fewest.all == 0)
    features.append(fewest.all < 5)
    return fewest.all == .max ? activities.count : fewest.all
  }

  /// The smallest part of the past days that had an event within an hour of one of the day's.
  private func hourRarity(of day: DayActivity, past: [DayActivity]) -> Double {
    guard !past.isEmpty else { return 1 }
    var rarest = 1.0
    for hour in 0..<24 where day.hours[hour] > 0 {
      let near = past.count { other in
        (23...25).contains { other.hours[(hour + $0) % 24] > 0 }
      }
      rarest = min(rarest, Double(near) / Double(past.count))
    }
    return rarest
  }

  private func addTails(
    _ day: DayActivity, past: [DayActivity], exposure: Int, usages: [Usage], hours: Double,
    to features: inout DayFeatures
  ) {
    let above = past.count { $0.events >= day.events }
    features.append(-log((Double(above) + 0.5) / (Double(exposure) + 1)))
    for usage in usages { features.append(-log(usage.share)) }
    features.append(-log((hours * Double(past.count) + 0.5) / (Double(past.count) + 1)))
  }

  private func addDescription(of day: DayActivity, to features: inout DayFeatures) {
    let off = (0..<24).filter { $0 < 7 || $0 >= 19 }.reduce(0) { $0 + day.hours[$1] }
    features.append(day.sessions.reduce(0) { $0 + $1.riskySignIns })
    features.append(day.vendors.count)
    features.append(day.sources.count)
    features.append(day.clients.count)
    features.append(day.countries.count)
    features.append(day.sessions.count)
    features.append(day.sessions.reduce(0) { $0 + $1.apiCalls })
    features.append(day.scripted)
    features.append(day.sessions.map(\.peak).max() ?? 0)
    features.append(day.day.isWeekend ? 1 : Double(off) / Double(max(1, day.events)))
    features.append(day.day.isWeekend)
  }

  private func addKeys(of day: DayActivity, entity: Int, to features: inout DayFeatures) {
    let used = Set(day.sessions.flatMap(\.keys))
    features.append(used.contains { keys[$0]?[entity] == nil })
    features.append(used.contains { key in keys[key]?.contains { $0.key != entity } ?? false })
  }

  private func addContext(of day: DayActivity, to features: inout DayFeatures) {
    func isCovered(_ names: some Sequence<String>, _ known: [String]?) -> Bool {
      guard let known else { return false }
      return names.allSatisfy { known.contains($0) }
    }
    features.append(day.context != nil)
    features.append(isCovered(day.sources.keys, day.context?.sources))
    features.append(isCovered(day.countries.keys, day.context?.countries))
    features.append(isCovered(day.clients.keys, day.context?.clients))
  }

  private func addSessions(of day: DayActivity, past: [DayActivity], to features: inout DayFeatures)
  {
    let hits = day.sessions.filter { $0.hits > 0 }
    features.append(hits.map(\.events).min() ?? 0)
    // Sessions with a source, client or vendor that was never used before.
    features.append(
      hits.count { session in
        !past.contains { $0.clients[session.client] != nil }
          || !past.contains { $0.sources[session.source] != nil }
          || session.vendors.keys.contains { name in !past.contains { $0.vendors[name] != nil } }
      })
  }
}

/// How usual the rarest of a day's names was.
struct Usage {
  /// Days with the rarest name, and days with any.
  private let days: Int
  private let of: Int
  private let isEmpty: Bool

  init(_ used: [String: Int], _ past: [[String: Int]]) {
    let names = used.keys.filter { !$0.isEmpty }
    isEmpty = names.isEmpty
    of = past.count { !$0.isEmpty }
    days = names.map { name in past.count { $0[name] != nil } }.min() ?? 0
  }

  var isNew: Bool { !isEmpty && of > 0 && days == 0 }

  var isUncommon: Bool { !isEmpty && of > 0 && Double(days) < 0.1 * Double(of) }

  /// The part of the days with the rarest name, never 0; 1 where nothing is known.
  var share: Double {
    isEmpty || of == 0 ? 1 : (Double(days) + 0.5) / (Double(of) + 1)
  }
}
