/// The benign events of one automation, each kind drawn from a stream of its own.
struct AutomationEvents: Sendable {
  /// From a day on another vendor is asked too, and so much more is done.
  private(set) var playbook: (day: Int, vendor: Int, share: Double)?
  private(set) var failOvers: [(days: ClosedRange<Int>, source: String)] = []
  /// From a day on the client's library is another.
  private(set) var toolChange: Int?
  /// Days on which it stood still, each followed by one on which it caught up.
  private(set) var outages: Set<Int> = []
  /// Days on which an administrator looked at it by hand under its account.
  private(set) var maintenance: Set<Int> = []

  init(of automation: Automation, in setting: Setting) {
    let parameters = setting.parameters
    let halves = Double(setting.halfYears.count)
    let late = parameters.firstScored - 14...max(parameters.firstScored, parameters.days - 8)
    if setting.benign.contains(.playbook) {
      var stream = setting.stream("playbook/\(automation.id)")
      let day = stream.integer(late)
      let vendor = stream.index(weights: setting.market.popularity)
      let share = stream.magnitude(0.1...1.5)
      let chance = automation.kind == .soar || automation.kind == .enricher ? 0.5 : 0.15
      if stream.chance(chance) { playbook = (day, vendor, share) }
    }
    if setting.benign.contains(.failOver) {
      var stream = setting.stream("fail-over/\(automation.id)")
      let spare = "10.91.\(stream.integer(0...9)).\(stream.integer(10...250))"
      for _ in 0..<stream.poisson(automation.kind == .server ? 0 : halves) {
        let day = stream.integer(10...(setting.days - 1))
        failOvers.append((day...(day + stream.integer(0...6)), spare))
      }
    }
    if setting.benign.contains(.toolChange) {
      var stream = setting.stream("tool-change/\(automation.id)")
      let day = stream.integer(late)
      if stream.chance(0.2) { toolChange = day }
    }
    if setting.benign.contains(.backlog) {
      var stream = setting.stream("backlog/\(automation.id)")
      for _ in 0..<stream.poisson(automation.kind == .server ? 0 : 1.5 * halves) {
        outages.insert(stream.integer(0...(setting.days - 2)))
      }
    }
    if setting.benign.contains(.maintenance) {
      var stream = setting.stream("maintenance/\(automation.id)")
      for _ in 0..<stream.poisson((automation.kind == .server ? 0.1 : 2) * halves) {
        maintenance.insert(stream.integer(5...(setting.days - 1)))
      }
    }
  }

  func failOver(on day: Int) -> String? { failOvers.first { $0.days.contains(day) }?.source }
}
