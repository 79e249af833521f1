/// `Models/clients.yaml`: user agents by family, the first match from the top deciding.
package struct ClientPolicy: Hashable, Sendable, Encodable {
  package struct Family: Hashable, Sendable, Encodable {
    /// The name for people: `curl`, `Chrome`.
    package var name: String
    /// Substrings of the user agent, compared without case; any of them decides.
    package var contains: [String]

    package init(name: String, contains: [String]) {
      self.name = name
      self.contains = contains
    }
  }

  package var families: [Family]
  /// The family of an agent that no entry matches.
  package var other: String

  package init(families: [Family], other: String) {
    self.families = families
    self.other = other
  }
}
