/// Accesses of one entity that belong together: one source, one client, one local day, and no gap of
/// more than half an hour.
///
/// A few bad rows inside a busy account's day are a session of their own, and so stay visible.
package struct Session: Hashable, Sendable {
  /// The longest gap between two accesses of a session, in seconds.
  package static let longestGap = 1800

  /// Minutes of the local day, 0 to 1439, of the first and the last access.
  package var minutes: ClosedRange<Int>
  /// The source address; empty where none is known.
  package var source: String
  /// The client's family, never its version.
  package var client: String
  /// Whether the client is one of the rule's scripted clients.
  package var isScripted: Bool
  /// Of a sign-in, or of the source by its site or a database; empty where unknown.
  package var country: String
  package var events = 0
  package var hits = 0
  /// Events that the rule takes for calls of an API.
  package var apiCalls = 0
  /// The most events within ten minutes.
  package var peak = 0
  /// Events by vendor id.
  package var vendors: [String: Int] = [:]
  /// Fingerprints of the keys and tokens that were used, ascending.
  package var keys: [String] = []
  /// Sign-ins that were risky, or came through an anonymiser.
  package var riskySignIns = 0

  package init(
    minutes: ClosedRange<Int>, source: String, client: String, isScripted: Bool = false,
    country: String = ""
  ) {
    self.minutes = minutes
    self.source = source
    self.client = client
    self.isScripted = isScripted
    self.country = country
  }
}

/// What an entity did elsewhere on one local day: its ordinary sign-ins and traffic, as a sketch.
///
/// The best witness of whether a source, a country or a client that is new at TI vendors is really
/// the user's.
package struct DayContext: Hashable, Sendable {
  /// Source addresses, countries and client families, each ascending.
  package var sources: [String] = []
  package var countries: [String] = []
  package var clients: [String] = []
  /// Active quarter hours in each local hour, 0 to 4; 24 numbers.
  package var hours = [UInt8](repeating: 0, count: 24)

  package init() {}
}
