import Events
import Policies

/// Finds the exceptions that cover sessions.
///
/// Whether an exception holds depends on the day that is judged and on nothing else: not on the clock of
/// the run, and not on when the exception was made, so that it acts on the stored past as on the present.
struct ExceptionFilter: Sendable {
  /// What one exception does to one session.
  struct Effect: Hashable, Sendable {
    /// The exception's place in the policy.
    var place: Int
    var effect: ExceptionRule.Effect
    /// Which signals it is about, in the registry's order; `nil` for all.
    var signals: [Bool]?
  }

  private let rules: [ExceptionRule]
  /// For each rule, which signals it names.
  private let signals: [[Bool]?]
  /// The ids of roles by their names.
  private let roleIDs: [String: String]

  /// - Parameters:
  ///   - roles: whose ids a matcher may name.
  ///   - names: of the signals, in the order of the combination.
  init(_ policy: ExceptionPolicy, roles: [RolePolicy.Role], signals names: [String]) {
    rules = policy.exceptions
    signals = policy.exceptions.map { rule in
      rule.matcher.signal.map { patterns in names.map(patterns.match) }
    }
    roleIDs = Dictionary(roles.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is done to each session of a judged day; `nil` where no session is covered.
  func effects(on day: JudgedWeek.Day) -> [[Effect]]? {
    let role = [day.role.rawValue, day.roleName, roleIDs[day.roleName] ?? ""]
      .filter { !$0.isEmpty }
    let places = rules.indices.filter { place in
      let matcher = rules[place].matcher
      return rules[place].isActive(on: day.day) && matcher.covers(day.day)
        && matcher.entity.map { $0.match(day.entity.id) } != false
        && matcher.role.map { role.contains(where: $0.match) } != false
    }
    guard !places.isEmpty else { return nil }
    let effects = day.sessions.map { session in
      places.filter { rules[$0].matcher.covers(session) }.map { place in
        Effect(place: place, effect: rules[place].effect, signals: signals[place])
      }
    }
    return effects.allSatisfy(\.isEmpty) ? nil : effects
  }

  /// The exception at a place.
  func rule(at place: Int) -> ExceptionRule { rules[place] }
}

extension ExceptionMatcher {
  fileprivate func covers(_ session: JudgedWeek.Session) -> Bool {
    coversSession(
      vendors: session.vendors, source: session.source, client: session.client,
      country: session.country, minutes: session.minutes)
  }
}
