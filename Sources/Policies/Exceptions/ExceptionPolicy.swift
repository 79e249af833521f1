/// `Models/exceptions.yaml`: what is expected, who says so, and until when.
package struct ExceptionPolicy: Hashable, Sendable {
  /// What reports point out, so that no exception is forgotten or abused.
  package struct Review: Hashable, Sendable {
    /// Weeks without any effect after which an exception is said to be unused.
    package var unusedWeeks: Int
    /// Days before the expiry from which it is told.
    package var soonDays: Int
    /// Findings at the head of a report that no exception may take away without being named.
    package var top: Int

    package init(unusedWeeks: Int, soonDays: Int, top: Int) {
      self.unusedWeeks = unusedWeeks
      self.soonDays = soonDays
      self.top = top
    }
  }

  /// In the order of the file.
  package var exceptions: [ExceptionRule]
  package var review: Review

  /// Nothing is expected.
  package static let none = ExceptionPolicy(
    exceptions: [], review: Review(unusedWeeks: 1, soonDays: 0, top: 0))

  package init(exceptions: [ExceptionRule], review: Review) {
    self.exceptions = exceptions
    self.review = review
  }
}
