/// What a person works as, and how such people use TI vendors.
enum PersonRole: String, Sendable, CaseIterable {
  case analyst
  case hunter
  case responder
  case vulnerability
  case redTeam
  case devSecOps
  case administrator
  case employee

  /// The ranges that a person's habits are drawn from.
  struct Habits: Sendable {
    /// The role's part of the regular users.
    var share: Double
    /// The chance of any access on a workday.
    var activity: ClosedRange<Double>
    /// Mean events of an active day.
    var mean: ClosedRange<Double>
    /// Vendors used regularly.
    var vendors: ClosedRange<Int>
    /// The chance, on an active day, of a vendor that is not one of them.
    var curiosity: ClosedRange<Double>
    /// The chance that the person scripts at all, and then the part of sessions that are scripted.
    var scripts: Double
    var weekend: ClosedRange<Double>
  }

  static let regular = allCases.filter { $0 != .employee }

  var habits: Habits {
    switch self {
    case .analyst:
      Habits(
        share: 0.42, activity: 0.7...0.97, mean: 8...45, vendors: 3...7, curiosity: 0.01...0.05,
        scripts: 0.12, weekend: 0.01...0.06)
    case .hunter:
      Habits(
        share: 0.08, activity: 0.6...0.95, mean: 12...60, vendors: 4...9, curiosity: 0.04...0.12,
        scripts: 0.5, weekend: 0.01...0.08)
    case .responder:
      Habits(
        share: 0.1, activity: 0.4...0.8, mean: 6...40, vendors: 3...6, curiosity: 0.02...0.06,
        scripts: 0.25, weekend: 0.02...0.1)
    case .vulnerability:
      Habits(
        share: 0.1, activity: 0.25...0.7, mean: 3...15, vendors: 2...4, curiosity: 0.01...0.04,
        scripts: 0.2, weekend: 0...0.02)
    case .redTeam:
      Habits(
        share: 0.06, activity: 0.08...0.4, mean: 8...50, vendors: 2...5, curiosity: 0.04...0.12,
        scripts: 0.6, weekend: 0.01...0.08)
    case .devSecOps:
      Habits(
        share: 0.1, activity: 0.1...0.5, mean: 2...12, vendors: 1...4, curiosity: 0.02...0.06,
        scripts: 0.4, weekend: 0...0.03)
    case .administrator:
      Habits(
        share: 0.14, activity: 0.04...0.25, mean: 1.5...6, vendors: 1...4, curiosity: 0.03...0.1,
        scripts: 0.15, weekend: 0...0.04)
    case .employee:
      Habits(
        share: 0, activity: 0.004...0.02, mean: 1...3.5, vendors: 1...3, curiosity: 0.05...0.25,
        scripts: 0.06, weekend: 0...0.01)
    }
  }

  /// How such an account's name starts where names tell roles.
  var namePrefix: String? {
    switch self {
    case .analyst: "soc-"
    case .responder: "cert-"
    default: nil
    }
  }
}
