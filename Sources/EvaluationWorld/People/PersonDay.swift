/// Where, when and with what somebody works on one day.
struct PersonDay: Sendable {
  var isWorking = false
  /// Hours on the wall since midnight; may go beyond 24.
  var start = 9.0
  var end = 17.0
  /// The zone of the clock on the wall.
  var zone: String
  /// Of the network that the person is in.
  var country: String
  /// What the proxy sees.
  var proxySource: String
  /// Where the proxy's address is, by its site; empty where no site is known.
  var proxyCountry = ""
  /// What the identity provider sees.
  var signInSource: String
  var browser: Client
  /// Factor on the chance of a sign-in to be called risky: what is new looks risky.
  var risk = 1.0
  /// Benign events that the day shows.
  var classes: Set<BenignClass> = []
}
