import Foundation
import Seeded

/// What an automation does at vendors, day by day.
struct AutomationActivity {
  let automation: Automation
  let setting: Setting
  private let events: AutomationEvents
  private let level: [Double]
  /// Administrators, one of whom looks after it by hand.
  private let browser: Client
  private let adminSource: String

  init(_ automation: Automation, setting: Setting) {
    self.automation = automation
    self.setting = setting
    events = AutomationEvents(of: automation, in: setting)
    var levels = setting.stream("level/\(automation.id)")
    level = levels.series(count: setting.days, memory: 0.85, deviation: automation.drift)
    var stream = setting.stream("administrator/\(automation.id)")
    browser = stream.pick(Array(Client.browsers.prefix(3)) + [.curl, .powerShell])
    adminSource = Setting.privateAddress(network: setting.offices[0].network, using: &stream)
  }

  /// The client and the source of a day.
  func client(on day: Int) -> Client {
    events.toolChange.map { day >= $0 } == true ? automation.laterClient : automation.client
  }

  func source(on day: Int) -> String {
    // A host is its address.
    automation.isHost ? automation.source : events.failOver(on: day) ?? automation.source
  }

  func key(_ vendor: Int) -> String {
    automation.usesKeys ? Keys.fingerprint(automation.id, vendor: vendor, setting) : ""
  }

  func accesses(on day: Int) -> (accesses: [Access], classes: Set<BenignClass>) {
    guard day >= automation.firstDay else { return ([], []) }
    var classes: Set<BenignClass> = []
    var made: [Access] = []
    var stream = setting.stream("runs/\(automation.id)", day)
    let runs = runs(on: day, using: &stream)
    let backlog = events.outages.contains(day - 1) ? stream.number(1.5...3) : 1
    if events.outages.contains(day) || backlog > 1 { classes.insert(.backlog) }
    for hour in runs {
      let isDown = events.outages.contains(day) && hour > 7
      made +=
        automation.kind == .server
        ? visit(day, hour: hour, using: &stream)
        : run(day, hour: hour, factor: isDown ? 0 : backlog, using: &stream)
    }
    if let playbook = events.playbook, day >= playbook.day {
      if day < playbook.day + 21 { classes.insert(.playbook) }
      made += playbookRuns(day, playbook, runs: runs)
    }
    if events.maintenance.contains(day) {
      classes.insert(.maintenance)
      made += maintenance(day)
    }
    if events.failOver(on: day) != nil, !automation.isHost { classes.insert(.failOver) }
    if let change = events.toolChange, (change..<change + 21).contains(day) {
      classes.insert(.toolChange)
    }
    return (made, made.isEmpty ? [] : classes)
  }

  /// The hours of a day at which it runs.
  private func runs(on day: Int, using stream: inout SeededStream) -> [Double] {
    let weekday = setting.date(day).weekday
    let factor = exp(level[day] - automation.drift * automation.drift / 2)
    switch automation.rhythm {
    case .clock(let minutes):
      return stride(from: 0.05, to: 24, by: Double(minutes) / 60).map { $0 }
    case .queue(let runs):
      let quiet = weekday > 5 ? 0.6 : 1
      return (0..<stream.count(mean: runs * factor * quiet, shape: 12)).map { _ in
        stream.chance(0.5) ? stream.number(0...24) : stream.number(8...19)
      }
    case .office(let runs):
      guard weekday <= 5 || stream.chance(0.15) else { return [] }
      return (0..<stream.count(mean: runs * factor, shape: automation.shape)).map { _ in
        min(23.9, max(0, 13.5 + 3 * stream.normal()))
      }
    case .seldom(let chance):
      guard stream.chance(chance) else { return [] }
      return [stream.chance(0.7) ? stream.number(8...18) : stream.number(0...24)]
    case .weekly(let days, let hour, let runs):
      guard days.contains(weekday) else { return [] }
      return (0..<runs).map { hour + Double($0) / 12 }
    }
  }

  private func run(
    _ day: Int, hour: Double, factor: Double, using stream: inout SeededStream
  ) -> [Access] {
    let isShared = automation.kind == .sharedHost
    let mean = automation.perRun * factor
    let count =
      automation.isEven
      ? Int((mean * stream.number(0.95...1.05)).rounded())
      : stream.count(mean: mean, shape: automation.shape)
    // Now and then a job looks elsewhere.
    let isOdd = stream.chance(0.0005) && setting.benign.contains(.vendorTrial)
    let vendor = stream.index(
      weights: isOdd ? setting.market.popularity : automation.vendors)
    let client = isShared ? stream.pick(Client.browsers) : client(on: day)
    guard count > 0 else { return [] }
    return [
      Access(
        seconds: instant(day, hour), count: count, source: source(on: day), client: client,
        country: automation.country, vendor: vendor,
        isAPICall: !isShared,
        key: isShared ? "" : key(vendor))
    ]
  }

  /// Somebody, or some job, looks something up from a server.
  private func visit(_ day: Int, hour: Double, using stream: inout SeededStream) -> [Access] {
    let count = 1 + stream.index(weights: [0.65, 0.25, 0.1])
    let isUsual = stream.chance(0.7)
    let client = isUsual ? automation.client : stream.pick(Client.tools + Client.browsers)
    let plan = SessionPlan(
      start: instant(day, hour),
      events: max(1, stream.count(mean: automation.perRun, shape: automation.shape)),
      vendors: (0..<count).map { _ in stream.index(weights: automation.vendors) },
      client: client, source: automation.source, country: automation.country, pace: 25,
      apiShare: client.isScripted ? 0.8 : 0.02)
    return plan.accesses(using: &stream)
  }

  private func playbookRuns(
    _ day: Int, _ playbook: (day: Int, vendor: Int, share: Double), runs: [Double]
  ) -> [Access] {
    var stream = setting.stream("playbook/\(automation.id)", day)
    return runs.compactMap { hour in
      let count = stream.count(mean: automation.perRun * playbook.share, shape: automation.shape)
      guard count > 0 else { return nil }
      return Access(
        seconds: instant(day, hour) + 90, count: count, source: source(on: day),
        client: client(on: day), country: automation.country, vendor: playbook.vendor,
        isAPICall: true, key: key(playbook.vendor))
    }
  }

  /// An administrator tries by hand what the service does.
  private func maintenance(_ day: Int) -> [Access] {
    var stream = setting.stream("maintenance/\(automation.id)", day)
    let vendor = stream.index(weights: automation.vendors)
    let plan = SessionPlan(
      start: instant(day, stream.number(8...18)), events: stream.integer(1...25),
      vendors: [vendor], client: automation.kind == .sharedHost ? Client.curl : browser,
      source: automation.isHost ? automation.source : adminSource,
      country: automation.country, pace: 40, apiShare: 0.5,
      key: stream.chance(0.7) ? key(vendor) : "")
    return plan.accesses(using: &stream)
  }

  func instant(_ day: Int, _ hour: Double) -> Int {
    setting.instant(
      day, hour: hour, wall: automation.zone, seen: setting.offices[0].zone)
  }

  /// Its ordinary traffic, where any is known.
  func elsewhere(on day: Int) -> Elsewhere? {
    guard automation.hasContext, day >= automation.firstDay else { return nil }
    var stream = setting.stream("elsewhere/\(automation.id)", day)
    var elsewhere = Elsewhere()
    elsewhere.sources = [source(on: day)]
    elsewhere.clients = [client(on: day).family]
    for _ in 0..<24 { elsewhere.quarters.insert(instant(day, stream.number(0...24)) / 900) }
    return elsewhere
  }
}
