/// That a source carried a user's traffic in some quarter of an hour, to whatever host.
///
/// What a row without a user can be attributed by.
package struct Sighting: Hashable, Comparable, Sendable {
  /// Seconds of the span in which a user is seen or not.
  package static let seconds = 900

  /// The source address, as logged.
  package var source: String
  /// Quarters of an hour since 1970.
  package var quarter: Int32
  /// The user, as logged.
  package var user: String

  package init(source: String, quarter: Int32, user: String) {
    self.source = source
    self.quarter = quarter
    self.user = user
  }

  package init(source: String, user: String, at time: Timestamp) {
    self.init(source: source, quarter: Self.quarter(of: time), user: user)
  }

  /// The quarter of an hour that an instant lies in.
  package static func quarter(of time: Timestamp) -> Int32 {
    Int32(clamping: time.seconds.flooredDivision(by: seconds))
  }

  /// When the quarter begins.
  package var start: Timestamp { Timestamp(seconds: Int64(quarter) * Int64(Self.seconds)) }

  /// The quarters that lie within some minutes of an instant, wholly or in part.
  package static func quarters(around time: Timestamp, minutes: Int) -> ClosedRange<Int32> {
    quarter(
      of: time.advanced(bySeconds: -minutes * 60))...quarter(
        of: time.advanced(bySeconds: minutes * 60))
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.source, left.quarter, left.user) < (right.source, right.quarter, right.user)
  }
}
