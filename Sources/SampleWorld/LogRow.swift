import Events

/// A line of one of the two logs, with what is needed to sort it and to find who caused it.
package struct LogRow: Sendable, Hashable, Comparable {
  package enum Source: String, Sendable, CaseIterable {
    case proxy = "proxy"
    case signIns = "signins"
  }

  package var time: Timestamp
  package var source: Source
  /// The user, or the source address where no user is known.
  package var entity: String
  /// The line without its end.
  package var text: String

  package static func < (left: Self, right: Self) -> Bool {
    (left.time, left.source.rawValue, left.text) < (right.time, right.source.rawValue, right.text)
  }
}
