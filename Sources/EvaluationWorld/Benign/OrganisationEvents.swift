import Seeded

/// What happens to many at once; each kind drawn from a stream of its own.
struct OrganisationEvents: Sendable {
  /// Analysts called in for some nights.
  struct Incident: Sendable {
    var days: ClosedRange<Int>
    /// Extra vendors that everybody looks at.
    var vendors: [Int]
    var number: Int
  }

  /// Everybody's sign-ins from an office come from another address from a day on.
  struct EgressChange: Sendable {
    var day: Int
    var office: Int
  }

  /// Something in the news sends many to one vendor.
  struct Awareness: Sendable {
    var days: ClosedRange<Int>
    var vendor: Int
    /// The part of the employees who look.
    var share: Double
  }

  var incidents: [Incident] = []
  /// The first day of the roll-out, and the days that it takes.
  var rollOut: (day: Int, length: Int, share: Double)?
  var egressChanges: [EgressChange] = []
  var migration: (day: Int, length: Int, share: Double, browser: Client)?
  var awareness: [Awareness] = []

  init(_ setting: Setting) {
    let days = setting.parameters
    func someDay(_ stream: inout SeededStream) -> Int {
      stream.integer(days.firstScored - 14...max(days.firstScored, days.days - 10))
    }
    if setting.benign.contains(.incident) {
      // Some before the scored weeks: an organisation has seen one before.
      for (half, days) in setting.halfYears.enumerated() {
        var stream = setting.stream("events/incident", half)
        for _ in 0..<(2 + stream.poisson(1.5)) {
          let day = stream.integer(min(days.lowerBound + 20, days.upperBound)...days.upperBound)
          incidents.append(
            Incident(
              days: day...(day + stream.integer(0...2)),
              vendors: setting.market.some(stream.integer(1...3), using: &stream),
              number: incidents.count))
        }
      }
    }
    if setting.benign.contains(.rollOut) {
      var stream = setting.stream("events/roll-out")
      rollOut = (someDay(&stream), stream.integer(5...20), stream.number(0.3...0.7))
    }
    if setting.benign.contains(.egressChange) {
      for (half, days) in setting.scoredHalfYears.enumerated() {
        var stream = setting.stream("events/egress-change", half)
        for _ in 0..<stream.integer(1...2) {
          egressChanges.append(
            EgressChange(
              day: stream.integer(days), office: stream.integer(0...(setting.offices.count - 1))))
        }
      }
    }
    if setting.benign.contains(.browserMigration) {
      var stream = setting.stream("events/browser-migration")
      migration = (
        someDay(&stream), stream.integer(14...35), stream.number(0.3...0.8),
        stream.pick(Array(Client.browsers.prefix(3)))
      )
    }
    if setting.benign.contains(.awareness) {
      for (half, days) in setting.halfYears.enumerated() {
        var stream = setting.stream("events/awareness", half)
        for _ in 0..<(1 + stream.poisson(2)) {
          let day = stream.integer(days)
          awareness.append(
            Awareness(
              days: day...(day + stream.integer(0...1)),
              vendor: stream.index(weights: setting.market.popularity),
              share: stream.magnitude(0.01...0.08)))
        }
      }
    }
  }

  /// The public address that sign-ins of an office come from on a day.
  func egress(of office: Int, on day: Int) -> String {
    let moves = egressChanges.count { $0.office == office && $0.day <= day }
    return "203.0.113.\(10 + office * 20 + moves)"
  }
}
