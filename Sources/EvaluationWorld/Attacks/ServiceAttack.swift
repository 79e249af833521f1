/// An attack through a service account or a host.
struct ServiceAttack {
  let attack: Attack
  /// `nil` for a server that never used such vendors.
  let activity: AutomationActivity?
  let setting: Setting

  func carryOut() -> [Int: [Access]] {
    var stream = setting.stream("attack", attack.number)
    let market = setting.market
    let office = setting.offices[0]
    let address = Setting.privateAddress(network: office.network, using: &stream)
    let strange = stream.pick([Client.curl, .powerShell, .requests, .headless] + Client.browsers)
    let length = attack.kind == .serviceTakeover ? stream.integer(1...4) : stream.integer(1...2)
    let country = setting.parameters.hasSites ? office.country : ""
    var made: [Int: [Access]] = [:]
    for day in attack.day..<min(setting.days, attack.day + length) {
      var plan = SessionPlan(
        start: instant(day, stream.number(0...24)), events: 1,
        vendors: market.some(1, using: &stream), client: strange, source: address,
        country: country, pace: 20, apiShare: 0.8, attack: attack.number)
      switch attack.kind {
      case .buildHost:
        plan.vendors = [market.place(of: "shodan")]
        plan.events = attack.scaled(2, 80)
        plan.client = stream.chance(0.5) ? Client.curl : Client.requests
        plan.key = Keys.fingerprint("attacker", vendor: attack.number, setting)
        plan.apiShare = 1
        plan.source = activity?.source(on: day) ?? address
      case .serviceTakeover:
        plan.events = attack.scaled(2, 30)
        let isOnHost = stream.chance(0.5)
        if isOnHost { plan.source = activity?.source(on: day) ?? address }
        if let activity, stream.chance(0.4) {
          plan.vendors = [stream.index(weights: activity.automation.vendors)]
          plan.key = activity.key(plan.vendors[0])
        }
        // The quietest use the service's own client from its own host.
        if let activity, isOnHost, stream.chance(0.6 * (1 - attack.loudness)) {
          plan.client = activity.client(on: day)
        }
      default:
        plan.source = String(attack.entity.dropFirst("host:".count))
        plan.client = stream.pick([.curl, .wget, .requests, .powerShell, .go])
        plan.events = attack.scaled(1, 20)
        plan.vendors = market.some(attack.scaled(1, 3), using: &stream)
      }
      made[day] = plan.accesses(using: &stream)
    }
    return made
  }

  private func instant(_ day: Int, _ hour: Double) -> Int {
    let zone = setting.offices[0].zone
    return setting.instant(day, hour: hour, wall: zone, seen: zone)
  }
}
