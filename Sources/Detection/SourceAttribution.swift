import Events

/// Gives events without a user to the account that their source shows around that time.
///
/// Only when exactly one account is seen there: two people at one address say nothing of who it was.
package struct SourceAttribution: Sendable {
  private struct Place: Hashable {
    var source: String
    var quarter: Int32
  }

  private var seen: [Place: Set<String>] = [:]
  private let minutes: Int
  /// The accounts seen at each source, at whatever time; sorted.
  package let accountsOfSource: [String: [String]]

  /// - Parameters:
  ///   - sightings: users as logged.
  ///   - minutes: how far from an event a sighting may be; 0 attributes nothing.
  ///   - account: the account of a user as logged; `nil` for a placeholder.
  package init(
    sightings: some Sequence<Sighting>, minutes: Int, account: (String) -> String?
  ) {
    self.minutes = minutes
    var accounts: [String: String?] = [:]
    var accountsOfSource: [String: Set<String>] = [:]
    for sighting in sightings where minutes > 0 {
      let known = accounts[sighting.user] ?? account(sighting.user)
      accounts[sighting.user] = .some(known)
      guard let known else { continue }
      seen[Place(source: sighting.source, quarter: sighting.quarter), default: []].insert(known)
      accountsOfSource[sighting.source, default: []].insert(known)
    }
    self.accountsOfSource = accountsOfSource.mapValues { $0.sorted() }
  }

  /// The one account at a source around an instant; `nil` for none or several.
  package func account(at source: String, around time: Timestamp) -> String? {
    guard accountsOfSource[source] != nil else { return nil }
    var found: String?
    for quarter in Sighting.quarters(around: time, minutes: minutes) {
      for account in seen[Place(source: source, quarter: quarter)] ?? [] {
        guard found == nil || found == account else { return nil }
        found = account
      }
    }
    return found
  }
}
