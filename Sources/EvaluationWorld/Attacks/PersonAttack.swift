import Seeded

/// An attack through a person's account, as accesses on top of the person's own.
struct PersonAttack {
  let attack: Attack
  let timeline: Timeline
  let setting: Setting
  /// The account whose keys are misused.
  let keyOwner: Automation?

  private var person: Person { timeline.person }
  private var market: VendorMarket { setting.market }

  /// The accesses by the day on which they start, and what else is seen of the attacker.
  func carryOut() -> (accesses: [Int: [Access]], elsewhere: [Int: Elsewhere]) {
    var stream = setting.stream("attack", attack.number)
    let gear = AttackerGear(home: setting.offices[person.office].country, using: &stream)
    var made: [Int: [Access]] = [:]
    var elsewhere: [Int: Elsewhere] = [:]
    for day in days(using: &stream) {
      let accesses = accesses(on: day, gear: gear, using: &stream)
      made[day, default: []] += accesses
      guard usesForeignNetwork, gear.isSeenElsewhere, let first = accesses.first else { continue }
      var seen = Elsewhere()
      seen.sources = [first.source]
      seen.countries = [first.country]
      seen.clients = [first.client.family]
      seen.quarters = Set(accesses.map { $0.seconds / 900 })
      elsewhere[day] = seen
    }
    return (made, elsewhere)
  }

  private var usesForeignNetwork: Bool {
    [.analystAbroad, .employeeReplay, .dormantReturn].contains(attack.kind)
  }

  /// Whether the attacker needs the victim's machine to be on.
  private var needsWorkday: Bool {
    ![.analystAbroad, .dormantReturn, .adminHeadless].contains(attack.kind)
  }

  private func days(using stream: inout SeededStream) -> [Int] {
    let length: Int
    switch attack.kind {
    case .slowAndLow: length = stream.integer(4...10)
    case .insiderRecon, .analystAbroad, .blend, .leaverBulk: length = stream.integer(1...3)
    default: length = stream.chance(0.25) ? 2 : 1
    }
    let last = setting.days - 1
    var days: [Int] = []
    var day = min(attack.day, last)
    while days.count < length, day <= min(last, attack.day + 18) {
      if !needsWorkday || timeline.days[day].isWorking { days.append(day) }
      day += 1
    }
    return days.isEmpty ? [min(attack.day, last)] : days
  }

  private func accesses(
    on day: Int, gear: AttackerGear, using stream: inout SeededStream
  ) -> [Access] {
    let state = timeline.days[day]
    let office = stream.number(state.start...max(state.start + 1, state.end))
    let night = stream.number(22...29.5)
    let strangeTool = stream.pick(Array(Client.tools.prefix(5)))
    let strangeBrowser = stream.chance(0.5) ? state.browser : stream.pick(Client.browsers)
    let known = stream.index(weights: person.vendors)
    var plan = SessionPlan(
      start: 0, events: 1, vendors: [known], client: state.browser, source: state.proxySource,
      country: state.proxyCountry, attack: attack.number)
    var hour = office
    switch attack.kind {
    case .analystAbroad, .dormantReturn:
      return signIns(
        on: day, hour: stream.chance(0.3 + 0.6 * attack.loudness) ? night : office, gear: gear,
        country: gear.country, client: strangeBrowser, count: attack.scaled(1, 9), using: &stream)
    case .employeeReplay:
      return signIns(
        on: day, hour: office, gear: gear,
        country: stream.chance(attack.loudness) ? gear.country : state.country,
        client: strangeBrowser, count: attack.scaled(1, 5), using: &stream)
    case .employeeImplant:
      plan.vendors = market.some(attack.scaled(1, 3), using: &stream)
      plan.client = stream.chance(0.7) ? strangeTool : state.browser
      plan.events = attack.scaled(1, 25)
      plan.apiShare = stream.chance(0.5) ? 0.9 : 0
      plan.pace = 20
      if stream.chance(attack.loudness * 0.6) { hour = night }
    case .apiByHand:
      plan.vendors = [market.place(of: "virustotal")]
      plan.client = Client.curl
      plan.events = attack.scaled(2, 120)
      plan.apiShare = 1
      plan.pace = 12
      plan.key =
        stream.chance(0.6) ? Keys.fingerprint("attacker", vendor: attack.number, setting) : ""
      if stream.chance(attack.loudness * 0.5) { hour = night }
    case .scriptedBulk:
      plan.vendors = market.some(attack.scaled(2, 6), using: &stream)
      plan.client = strangeTool
      plan.events = attack.scaled(8, 400)
      plan.apiShare = 0.8
      plan.pace = 4
      if stream.chance(attack.loudness * 0.5) { hour = night }
    case .keyMisuse:
      let vendor = stream.index(weights: keyOwner?.vendors ?? person.vendors)
      plan.vendors = [vendor]
      plan.key = Keys.fingerprint(keyOwner?.id ?? "attacker", vendor: vendor, setting)
      plan.client = Client.powerShell
      plan.events = attack.scaled(2, 60)
      plan.apiShare = 1
      plan.pace = 15
    case .slowAndLow:
      plan.vendors = [stream.chance(0.6) ? rareVendor() : known]
      plan.events = attack.scaled(1, 6)
      plan.client = stream.chance(0.8) ? state.browser : strangeTool
    case .insiderRecon:
      plan.vendors = [rareVendor()]
      plan.events = attack.scaled(2, 30)
      if stream.chance(attack.loudness * 0.5) { hour = state.end + stream.number(0.5...4) }
    case .adminHeadless:
      hour = night
      plan.client = stream.chance(0.7) ? Client.headless : state.browser
      plan.vendors = market.some(attack.scaled(1, 3), using: &stream)
      plan.events = attack.scaled(2, 60)
      plan.pace = 15
    case .leaverBulk:
      plan.events = Int(person.mean) + attack.scaled(8, 300)
      plan.pace = 25
      if stream.chance(0.5) { hour = state.end + stream.number(0...3) }
      if stream.chance(0.3) { plan.vendors.append(rareVendor()) }
    default:
      plan.events = attack.scaled(3, 40)
    }
    plan.start = setting.instant(
      day, hour: hour, wall: state.zone, seen: timeline.seenZone)
    return plan.accesses(using: &stream)
  }

  /// A vendor that the person does not use; the same on every day of the attack.
  private func rareVendor() -> Int {
    var stream = setting.stream("attack/vendor", attack.number)
    let unused = market.ids.indices.filter { person.vendors[$0] == 0 }
    if person.role != .employee, !unused.isEmpty { return stream.pick(unused) }
    return stream.index(weights: market.popularity.map { $0 + 0.1 })
  }

  /// Sign-ins to vendors' portals from outside; that of the first must be risky, or no rule fires.
  private func signIns(
    on day: Int, hour: Double, gear: AttackerGear, country: String, client: Client, count: Int,
    using stream: inout SeededStream
  ) -> [Access] {
    let start = setting.instant(
      day, hour: hour, wall: timeline.days[day].zone, seen: timeline.seenZone)
    let portals = market.portals
    guard !portals.isEmpty else { return [] }
    let familiar = portals.filter { person.vendors[$0] > 0 }
    var time = start
    return (0..<count).map { place in
      let isFamiliar = !familiar.isEmpty && stream.chance(0.6)
      let isRisky = place == 0 || stream.chance(0.5)
      defer { time += stream.integer(20...1500) }
      return Access(
        seconds: time, source: gear.address, client: client, country: country,
        vendor: stream.pick(isFamiliar ? familiar : portals), isHit: isRisky, isRisky: isRisky,
        attack: attack.number)
    }
  }
}
