import Events

/// An analyst's decision that something is expected.
package struct ExceptionRule: Hashable, Sendable {
  package enum Effect: Hashable, Sendable {
    /// Covered sessions leave the day; with signals, those count nothing in them.
    case hide
    /// What is new counts nothing in covered sessions, or the signals that the matcher names.
    case known
    /// A covered session's score is at most so much, 0 to 100.
    case cap(Double)
    /// A covered session's score is so much less.
    case lower(Double)
  }

  package enum Expiry: Hashable, Sendable {
    case never
    /// The first day that is no longer covered.
    case on(LocalDay)
  }

  /// How an exception stands on a day.
  package enum Standing: String, Hashable, Sendable, CaseIterable {
    case active
    case expiresSoon = "expires soon"
    case expired
  }

  /// Short and stable; a-z, 0-9 and -.
  package var id: String
  package var matcher: ExceptionMatcher
  package var effect: Effect
  package var reason: String
  package var owner: String
  /// When it was decided; it holds for earlier days as well.
  package var created: LocalDay
  package var expires: Expiry
  /// Where the decision is discussed.
  package var ticket: String?
  /// Where it stands in its file, from 1; for messages.
  package var line: Int?

  package init(
    id: String, matcher: ExceptionMatcher, effect: Effect, reason: String, owner: String,
    created: LocalDay, expires: Expiry, ticket: String? = nil, line: Int? = nil
  ) {
    self.id = id
    self.matcher = matcher
    self.effect = effect
    self.reason = reason
    self.owner = owner
    self.created = created
    self.expires = expires
    self.ticket = ticket
    self.line = line
  }

  /// Whether days such as this one may be covered.
  package func isActive(on day: LocalDay) -> Bool { !expires.hasPassed(on: day) }

  /// - Parameter soon: days before its expiry from which an exception expires soon.
  package func standing(on day: LocalDay, soon: Int) -> Standing {
    guard case .on(let end) = expires else { return .active }
    if end <= day { return .expired }
    return day.distance(to: end) <= soon ? .expiresSoon : .active
  }
}

extension ExceptionRule.Expiry {
  package func hasPassed(on day: LocalDay) -> Bool {
    switch self {
    case .never: false
    case .on(let end): end <= day
    }
  }
}

extension ExceptionRule.Expiry: CustomStringConvertible {
  /// `never`, or the day.
  package var description: String {
    switch self {
    case .never: "never"
    case .on(let day): day.description
    }
  }
}

extension ExceptionRule.Effect: CustomStringConvertible {
  /// `hide`, `known`, `cap 40`, `lower 20`.
  package var description: String {
    switch self {
    case .hide: "hide"
    case .known: "known"
    case .cap(let score): "cap \(score.brief)"
    case .lower(let score): "lower \(score.brief)"
    }
  }
}
