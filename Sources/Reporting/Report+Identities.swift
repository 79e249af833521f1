extension Report {
  /// Names in the data that are one account, or may be.
  package struct Identities: Hashable, Sendable {
    /// By account.
    package var joins: [Join]
    /// By name.
    package var ambiguities: [Ambiguity]
    /// By account, then by source.
    package var attributions: [Attribution]
    /// Accounts with another clock than the report's; by account.
    package var clocks: [Clock]

    package init(
      joins: [Join] = [], ambiguities: [Ambiguity] = [], attributions: [Attribution] = [],
      clocks: [Clock] = []
    ) {
      self.joins = joins
      self.ambiguities = ambiguities
      self.attributions = attributions
      self.clocks = clocks
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

  /// Events without a user that were given to the one account seen at their source.
  package struct Attribution: Hashable, Sendable {
    package var account: String
    package var source: String
    /// Events in the window.
    package var events: Int

    package init(account: String, source: String, events: Int) {
      self.account = account
      self.source = source
      self.events = events
    }
  }

  /// Whose days and hours are told by another clock.
  package struct Clock: Hashable, Sendable {
    package var account: String
    /// The IANA name.
    package var timeZone: String
    /// Why, in words: `site Berlin`, `country JP`.
    package var reason: String
    /// Days that agree, of those with a known place.
    package var days: Int
    package var daysKnown: Int

    package init(
      account: String, timeZone: String, reason: String, days: Int, daysKnown: Int
    ) {
      self.account = account
      self.timeZone = timeZone
      self.reason = reason
      self.days = days
      self.daysKnown = daysKnown
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
