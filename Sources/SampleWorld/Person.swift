import Events

/// An employee and their habits.
struct Person {
  var user: String
  /// The address of the desk behind the proxy.
  var desk: String
  /// The address that a sign-in comes from.
  var egress: String
  var client: String
  /// TI sites with the weights of their use; empty for those whose work is elsewhere.
  var sites: [(site: Site, weight: Double)] = []
  /// TI apps that the person signs in to.
  var apps: [String] = []
  /// Mean number of TI requests on a day of work.
  var meanRequests = 0.0
  var dispersion = 3
  /// How much of that falls on Monday to Sunday.
  var weekdays = [1.3, 1.1, 1.0, 1.0, 0.7, 0.04, 0.03]
  /// Days of holiday.
  var away: ClosedRange<LocalDay>?
  /// The first day of employment, where it lies in the sample.
  var hired: LocalDay?
  /// Days of business travel, and where to.
  var travel: (days: ClosedRange<LocalDay>, place: SignIn.Place, address: String)?

  func isEmployed(on day: LocalDay) -> Bool {
    hired.map { $0 <= day } ?? true
  }

  func isAway(on day: LocalDay) -> Bool {
    away?.contains(day) ?? false
  }
}
