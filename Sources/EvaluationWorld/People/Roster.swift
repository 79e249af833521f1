import Foundation
import Seeded

/// Everybody in the organisation.
struct Roster: Sendable {
  private(set) var people: [Person] = []

  private static let givenNames = [
    "ada", "ben", "cleo", "dario", "edda", "finn", "gwen", "hugo", "ida", "jon", "kira", "leo",
    "mara", "nils", "ona", "piet", "quin", "rosa", "sami", "tara", "ulla", "vito", "wim", "xenia",
    "yara", "zoe",
  ]
  private static let familyNames = [
    "abel", "brandt", "costa", "dorn", "ekman", "falk", "gruber", "haas", "ibsen", "jansen",
    "keller", "lorenz", "moor", "nolan", "orlow", "pohl", "quast", "reiter", "sorge", "tamm",
    "urban", "vogel", "winter", "xu", "york", "zander",
  ]

  init(_ setting: Setting) {
    let parameters = setting.parameters
    let regulars = Int((Double(parameters.users) * parameters.regularShare).rounded())
    for number in 0..<parameters.users {
      var stream = setting.stream("person", number)
      var person = Self.person(
        number, role: number < regulars ? nil : .employee, setting: setting, using: &stream)
      settle(&person, in: setting, using: &stream)
      people.append(person)
    }
    addNewHires(setting)
    addGrowth(setting)
  }

  /// Some came lately, some leave, and some accounts outlive their users.
  private func settle(
    _ person: inout Person, in setting: Setting, using stream: inout SeededStream
  ) {
    let parameters = setting.parameters
    let (isThin, leaves, isDormant) = (
      stream.chance(parameters.thinShare), stream.chance(0.06), stream.chance(0.08)
    )
    let thinStart = stream.integer(parameters.firstScored - 56...parameters.firstScored + 14)
    let last = stream.integer(parameters.firstScored...parameters.days)
    let dormantFrom = max(3, parameters.firstScored - stream.integer(58...84))
    guard person.role != .employee else { return }
    if isThin {
      person.isThin = true
      person.firstDay = thinStart
    } else if isDormant {
      person.isDormant = true
      person.lastDay = dormantFrom
    } else if leaves {
      person.lastDay = last
    }
  }

  /// People hired one by one.
  private mutating func addNewHires(_ setting: Setting) {
    guard setting.benign.contains(.newHire) else { return }
    for (half, days) in setting.scoredHalfYears.enumerated() {
      var stream = setting.stream("events/new-hire", half)
      for _ in 0..<stream.integer(8...16) {
        let number = 10_000 + people.count { $0.arrival == .newHire }
        var own = setting.stream("person", number)
        let role: PersonRole? = stream.chance(0.5) ? nil : .employee
        var person = Self.person(number, role: role, setting: setting, using: &own)
        person.arrival = .newHire
        person.firstDay = stream.integer(days)
        // Who is new looks around.
        person.curiosity *= 2
        if person.role == .employee { person.activity = max(person.activity, 0.05) }
        people.append(person)
      }
    }
  }

  /// A team that grows within a fortnight.
  private mutating func addGrowth(_ setting: Setting) {
    guard setting.benign.contains(.growth) else { return }
    for (half, days) in setting.scoredHalfYears.enumerated() {
      var stream = setting.stream("events/growth", half)
      let day = stream.integer(days)
      let role = stream.pick(PersonRole.regular)
      let office = stream.integer(0...(setting.offices.count - 1))
      for place in 0..<stream.integer(4...9) {
        let number = 20_000 + half * 100 + place
        var own = setting.stream("person", number)
        var person = Self.person(number, role: role, setting: setting, using: &own)
        person.arrival = .growth
        person.office = office
        person.firstDay = day + stream.integer(0...13)
        people.append(person)
      }
    }
  }

  /// - Parameter role: `nil` for one that is drawn from the regular users' roles.
  private static func person(
    _ number: Int, role: PersonRole?, setting: Setting, using stream: inout SeededStream
  ) -> Person {
    let parameters = setting.parameters
    let drawn = PersonRole.regular[
      stream.index(weights: PersonRole.regular.map(\.habits.share))]
    let role = role ?? drawn
    let habits = role.habits
    let restless = parameters.restlessness
    let scripts = stream.chance(habits.scripts * min(1.5, restless))
    let isNamed = stream.chance(parameters.namedShare)
    let browser = stream.index(weights: [0.5, 0.35, 0.1, 0.05])
    let name = name(number)
    let start = 8.6 + 0.9 * stream.normal()
    let hours = 8.5 + 0.8 * stream.normal()
    let isEmployee = role == .employee
    return Person(
      number: number,
      id: (isNamed ? role.namePrefix ?? "" : "") + name + "@corp.example", role: role,
      office: stream.index(
        weights: setting.offices.indices.map { $0 == 0 ? 1.2 : 0.7 / Double($0) }),
      isNamedForRole: isNamed && role.namePrefix != nil,
      shift: Self.shift(role, using: &stream),
      activity: stream.magnitude(
        max(0.002, habits.activity.lowerBound)...habits.activity.upperBound),
      mean: stream.magnitude(habits.mean), shape: parameters.countShape * stream.number(0.7...1.5),
      memory: stream.number(0.7...0.96), drift: parameters.drift * stream.number(0.6...1.4),
      start: min(12, max(6, start)), end: min(21, max(13, start + hours)),
      homeShare: stream.chance(0.3) ? 0 : stream.number(0.1...0.8),
      weekend: stream.number(habits.weekend) * restless,
      late: stream.magnitude(0.003...0.06) * restless * (isEmployee ? 2 : 1),
      scripted: scripts ? stream.magnitude(0.02...0.6) : 0,
      tool: Client.tools[stream.index(weights: [0.35, 0.25, 0.15, 0.08, 0.05, 0.07, 0.05])],
      sharesKeys: stream.chance(0.4),
      browser: Client.browsers[browser],
      otherBrowser: Client.browsers[(browser + stream.integer(1...3)) % 4],
      vendors: Self.vendors(
        stream.integer(habits.vendors), isEmployee: isEmployee, setting: setting, using: &stream),
      curiosity: stream.magnitude(habits.curiosity) * restless,
      weekdays: (0..<5).map { _ in exp(0.15 * stream.normal()) },
      hasContext: stream.chance(parameters.contextShare),
      risk: exp(0.9 * stream.normal()))
  }

  private static func shift(
    _ role: PersonRole, using stream: inout SeededStream
  ) -> Person.Shift {
    let (kind, turn) = (stream.unit(), stream.integer(0...2))
    guard role == .analyst || role == .responder else { return .day }
    if kind < 0.3 { return .rotating(turn) }
    return kind < 0.4 ? .late : .day
  }

  /// A few favourites and some that are used now and then.
  private static func vendors(
    _ count: Int, isEmployee: Bool, setting: Setting, using stream: inout SeededStream
  ) -> [Double] {
    let market = setting.market
    if isEmployee {
      // Whoever comes seldom comes by whatever link there is.
      return market.popularity.map { $0 + 0.02 }
    }
    var weights = [Double](repeating: 0, count: market.ids.count)
    let favourites = market.some(count, using: &stream)
    for place in favourites { weights[place] = stream.gamma(shape: 1) * 10 + 0.5 }
    let seldom = market.some(stream.integer(1...4), using: &stream)
    for place in seldom where weights[place] == 0 { weights[place] = stream.magnitude(0.03...0.6) }
    return weights
  }

  private static func name(_ number: Int) -> String {
    let given = givenNames[number % 26]
    let family = familyNames[(number / 26 + number) % 26]
    let turn = number / 676
    return "\(given).\(family)" + (turn > 0 ? "\(turn + 1)" : "")
  }
}
