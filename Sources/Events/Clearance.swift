/// One of the smallest changes that would have made an alert none.
package struct Clearance: Hashable, Sendable {
  /// One signal that would have to be different.
  package struct Change: Hashable, Sendable {
    /// Its registered name, or `sequel` for the days before.
    package var signal: String
    /// What would have to be so, after "had it been": `with at most 12 requests instead of 41`.
    package var words: String

    package init(signal: String, words: String) {
      self.signal = signal
      self.words = words
    }
  }

  /// One change, or two where no single one is enough; in the order of the registry.
  package var changes: [Change]

  package init(changes: [Change]) {
    self.changes = changes
  }
}
