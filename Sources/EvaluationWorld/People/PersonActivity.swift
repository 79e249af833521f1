import Foundation
import Seeded

/// What somebody does at vendors, with the benign events that touch them.
struct PersonActivity {
  let timeline: Timeline
  let setting: Setting
  let events: OrganisationEvents
  private let trials: Trials
  private let adoption: Int?
  /// The service account whose keys people know.
  private let keyOwner: String?

  private var person: Person { timeline.person }

  init(
    _ timeline: Timeline, setting: Setting, events: OrganisationEvents, keyOwner: String?
  ) {
    self.keyOwner = keyOwner
    self.timeline = timeline
    self.setting = setting
    self.events = events
    trials = Trials(of: timeline.person, in: setting)
    var stream = setting.stream("roll-out/\(timeline.person.id)")
    let (joins, later) = (stream.unit(), stream.unit())
    adoption = events.rollOut.flatMap { rollOut in
      timeline.person.role != .employee && joins < rollOut.share
        ? rollOut.day + Int(later * Double(rollOut.length)) : nil
    }
  }

  /// The accesses that start on a day, and the classes of benign events among them.
  func accesses(on day: Int) -> (accesses: [Access], classes: Set<BenignClass>) {
    let state = timeline.days[day]
    guard person.isEmployed(on: day) else { return ([], []) }
    var made: [Access] = []
    var classes: Set<BenignClass> = []
    var stream = setting.stream("use/\(person.id)", day)
    if state.isWorking {
      let weekday = setting.date(day).weekday
      let level = timeline.level[day]
      let factor = (weekday <= 5 ? person.weekdays[weekday - 1] : 0.8) * exp(0.5 * level)
      if stream.chance(min(0.985, person.activity * factor)) {
        let mean = person.mean * exp(level - person.drift * person.drift / 2)
        let count = max(1, stream.count(mean: mean, shape: person.shape))
        made += sittings(
          day, state: state, events: count, hours: state.start...state.end, using: &stream)
      }
    }
    addOddHours(day, state: state, to: &made, classes: &classes)
    addIncident(day, state: state, to: &made, classes: &classes)
    addAwareness(day, state: state, to: &made, classes: &classes)
    addBulk(day, state: state, to: &made, classes: &classes)
    addScript(day, state: state, to: &made, classes: &classes)
    guard !made.isEmpty else { return ([], []) }
    if trials.isTrial(day) { classes.insert(.vendorTrial) }
    if let adoption, (adoption..<adoption + 14).contains(day) { classes.insert(.rollOut) }
    if made.contains(where: \.isRisky) { classes.insert(.riskNoise) }
    return (made, classes.union(state.classes))
  }

  private func instant(_ day: Int, _ hour: Double, _ state: PersonDay) -> Int {
    setting.instant(day, hour: hour, wall: state.zone, seen: timeline.seenZone)
  }

  /// The weights of the vendors on a day, with those tried and rolled out before.
  private func weights(on day: Int) -> [Double] {
    var weights = person.vendors
    let total = weights.reduce(0, +)
    for (place, share) in trials.adopted(by: day) { weights[place] += share * total }
    if let adoption, day >= adoption { weights[setting.market.rolledOut] += 0.15 * total }
    return weights
  }

  /// The ordinary sittings of a day.
  private func sittings(
    _ day: Int, state: PersonDay, events: Int, hours: ClosedRange<Double>,
    using stream: inout SeededStream
  ) -> [Access] {
    let weights = weights(on: day)
    let count = min(events, 1 + stream.poisson(Double(events) / 9), 9)
    var made: [Access] = []
    var rest = events
    for place in 0..<count {
      let share = place == count - 1 ? rest : min(rest, max(1, events / count))
      rest -= share
      guard share > 0 else { break }
      // People come in two waves, before and after noon.
      let wave = stream.chance(0.5) ? 0.27 : 0.68
      let part = min(0.99, max(0.01, wave + 0.16 * stream.normal()))
      let hour = hours.lowerBound + part * (hours.upperBound - hours.lowerBound)
      var vendors = [stream.index(weights: weights)]
      if stream.chance(0.3) { vendors.append(stream.index(weights: weights)) }
      if place == 0, let trial = trials.vendor(on: day) { vendors = [trial] }
      if place == 1, let adoption, day == adoption { vendors = [setting.market.rolledOut] }
      made += sitting(
        day, state: state, hour: hour, events: share, vendors: vendors, using: &stream)
    }
    return made
  }

  /// One sitting, with the sign-in that may come before it.
  private func sitting(
    _ day: Int, state: PersonDay, hour: Double, events: Int, vendors: [Int],
    using stream: inout SeededStream
  ) -> [Access] {
    let start = instant(day, hour, state)
    let isScripted = stream.chance(person.scripted)
    let usesOther = stream.chance(0.04)
    let client = isScripted ? person.tool : usesOther ? person.otherBrowser : state.browser
    let plan = SessionPlan(
      start: start, events: events, vendors: vendors, client: client, source: state.proxySource,
      country: state.proxyCountry, pace: isScripted ? 8 : 70, apiShare: isScripted ? 0.9 : 0.02,
      key: isScripted ? key(vendors[0]) : "")
    var made = plan.accesses(using: &stream)
    let signsIn = setting.market.hasPortal[vendors[0]] && !isScripted && stream.chance(0.4)
    let isCalled = stream.chance(0.7)
    if signsIn {
      let isRisky = isCalled && looksRisky(day, state: state)
      made.append(
        Access(
          seconds: start - 20, source: state.signInSource, client: client, country: state.country,
          vendor: vendors[0], isHit: isRisky, isRisky: isRisky))
    }
    return made
  }

  /// The person's own key of a vendor.
  func key(_ vendor: Int) -> String {
    let owner = person.sharesKeys ? "team \(person.role)" : person.id
    return Keys.fingerprint(owner, vendor: vendor, setting)
  }

  /// What somebody tries a script with: no key, an own one, the team's, or that of the SOAR.
  private func borrowedKey(_ vendor: Int, using stream: inout SeededStream) -> String {
    let choice = stream.unit()
    if choice < 0.4 { return "" }
    if choice < 0.7 { return key(vendor) }
    let owner = choice < 0.88 ? "team \(PersonRole.analyst)" : keyOwner ?? person.id
    return Keys.fingerprint(owner, vendor: vendor, setting)
  }

  /// Whether the identity provider holds the day's sign-ins for risky, which it does by where they come
  /// from, and so for all of them or most.
  private func looksRisky(_ day: Int, state: PersonDay) -> Bool {
    guard setting.benign.contains(.riskNoise) else { return false }
    var stream = setting.stream("risk/\(person.id)", day)
    return stream.chance(setting.parameters.riskNoise * state.risk * person.risk)
  }

  // MARK: - Benign events

  /// Work in the evening, at night or at a weekend.
  private func addOddHours(
    _ day: Int, state: PersonDay, to made: inout [Access], classes: inout Set<BenignClass>
  ) {
    guard setting.benign.contains(.nightWork) else { return }
    var stream = setting.stream("night-work/\(person.id)", day)
    let (late, atWeekend) = (stream.unit(), stream.unit())
    let hour: Double
    if state.isWorking, late < person.late * person.activity {
      hour = state.end + stream.magnitude(1...8)
    } else if !state.isWorking, atWeekend < person.weekend * person.activity {
      hour = stream.number(9...22)
    } else {
      return
    }
    classes.insert(.nightWork)
    let count = max(1, stream.count(mean: person.mean * 0.4, shape: person.shape))
    made += sittings(day, state: state, events: count, hours: hour...hour + 1.5, using: &stream)
  }

  /// Called in at night for an incident.
  private func addIncident(
    _ day: Int, state: PersonDay, to made: inout [Access], classes: inout Set<BenignClass>
  ) {
    guard person.role == .analyst || person.role == .responder || person.role == .hunter else {
      return
    }
    for incident in events.incidents where incident.days.contains(day) {
      var stream = setting.stream("incident/\(person.id)", incident.number * 1000 + day)
      guard stream.chance(0.35) else { continue }
      classes.insert(.incident)
      let hour = stream.number(20...28)
      let count = max(3, stream.count(mean: person.mean * 1.2, shape: person.shape))
      made += sittings(day, state: state, events: count, hours: hour...hour + 4, using: &stream)
      made += sitting(
        day, state: state, hour: hour + 1, events: stream.integer(2...12),
        vendors: [stream.pick(incident.vendors)], using: &stream)
    }
  }

  private func addAwareness(
    _ day: Int, state: PersonDay, to made: inout [Access], classes: inout Set<BenignClass>
  ) {
    for item in events.awareness where item.days.contains(day) && state.isWorking {
      var stream = setting.stream("awareness/\(person.id)", day)
      guard stream.chance(item.share) else { continue }
      classes.insert(.awareness)
      made += sitting(
        day, state: state, hour: stream.number(state.start...state.end),
        events: stream.integer(1...5), vendors: [item.vendor], using: &stream)
    }
  }

  /// A list to be checked, by hand or by script.
  private func addBulk(
    _ day: Int, state: PersonDay, to made: inout [Access], classes: inout Set<BenignClass>
  ) {
    guard setting.benign.contains(.bulk), state.isWorking, person.role != .employee else { return }
    var stream = setting.stream("bulk/\(person.id)", day)
    guard stream.chance(0.0015) else { return }
    classes.insert(.bulk)
    made += sitting(
      day, state: state, hour: stream.number(state.start...state.end),
      events: Int(person.mean * stream.magnitude(3...15)),
      vendors: [stream.index(weights: weights(on: day))], using: &stream)
  }

  /// Somebody tries a script or an API who never did.
  private func addScript(
    _ day: Int, state: PersonDay, to made: inout [Access], classes: inout Set<BenignClass>
  ) {
    guard setting.benign.contains(.scripting), state.isWorking else { return }
    var stream = setting.stream("scripting/\(person.id)", day)
    let chance = person.role == .employee ? 0.0005 : 0.0015 * setting.parameters.restlessness
    guard stream.chance(chance) else { return }
    classes.insert(.scripting)
    let vendor = stream.index(weights: weights(on: day))
    let plan = SessionPlan(
      start: instant(day, stream.number(state.start...state.end), state),
      events: max(1, Int(stream.magnitude(1...60))), vendors: [vendor],
      client: stream.pick(Client.tools), source: state.proxySource, country: state.proxyCountry,
      pace: 6, apiShare: 0.9, key: borrowedKey(vendor, using: &stream))
    made += plan.accesses(using: &stream)
  }
}
