/// Somebody with an account, and what stays the same about them.
struct Person: Sendable {
  enum Shift: Sendable {
    case day
    /// Weeks of early, late and night work in turn; the number is where in the turn they started.
    case rotating(Int)
    case late
  }

  var number: Int
  /// The account.
  var id: String
  var role: PersonRole
  /// Place in the setting's offices.
  var office: Int
  var isNamedForRole = false
  var shift = Shift.day
  /// The chance of an access on a workday, and mean events then.
  var activity: Double
  var mean: Double
  var shape: Double
  /// Of the slow drift of both.
  var memory: Double
  var drift: Double
  /// Hours on the wall.
  var start: Double
  var end: Double
  var homeShare: Double
  var weekend: Double
  var late: Double
  /// The part of the sessions that are scripted, and with what.
  var scripted: Double
  var tool: Client
  /// Whether the team has one key of a vendor, and not everybody an own one.
  var sharesKeys: Bool
  var browser: Client
  var otherBrowser: Client
  /// Weights by place in the market.
  var vendors: [Double]
  var curiosity: Double
  /// Factors on activity by weekday, Monday first.
  var weekdays: [Double]
  /// The first and last days of employment.
  var firstDay = Int.min
  var lastDay = Int.max
  /// Came within the history, so that little is known.
  var isThin = false
  /// The benign event that brought the person.
  var arrival: BenignClass?
  /// The account stays although nobody uses it.
  var isDormant = false
  var hasContext: Bool
  /// How much riskier than usual the person's sign-ins look, by networks and devices.
  var risk: Double

  func isEmployed(on day: Int) -> Bool { firstDay <= day && day <= lastDay }
}
