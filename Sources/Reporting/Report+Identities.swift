extension Report {
  /// Names in the data that are one account, or may be.
  package struct Identities: Hashable, Sendable {
    /// By account.
    package var joins: [Join]
    /// By name.
    package var ambiguities: [Ambiguity]

    package init(joins: [Join] = [], ambiguities: [Ambiguity] = []) {
      self.joins = joins
      self.ambiguities = ambiguities
    }
  }

  /// Names that were taken for one account.
  package struct Join: Hashable, Sendable {
    package var account: String
    package var names: [String]
    /// Joined because it is plain in the data, and not because the models say so.
    package var isInferred: Bool

    package init(account: String, names: [String], isInferred: Bool) {
      self.account = account
      self.names = names
      self.isInferred = isInferred
    }
  }

  /// Names that were left apart because they could be several accounts.
  package struct Ambiguity: Hashable, Sendable {
    package var names: [String]
    package var candidates: [String]

    package init(names: [String], candidates: [String]) {
      self.names = names
      self.candidates = candidates
    }
  }
}
