import Events

extension Report {
  /// What exceptions took away, so that none is a hiding place.
  package struct Exceptions: Hashable, Sendable {
    /// In the order of `Models/exceptions.yaml`.
    package var uses: [ExceptionUse]
    /// Days of the window that are no findings by exceptions, and those that count for less.
    package var hidden: Int
    package var lowered: Int
    /// Weeks, the window's among them, that a life is told over.
    package var weeks: Int
    /// Weeks without any effect from which an exception is unused.
    package var unusedWeeks: Int
    /// Places at the head of a report that no exception takes a day away from without being named.
    package var top: Int

    package init(
      uses: [ExceptionUse], hidden: Int, lowered: Int, weeks: Int, unusedWeeks: Int, top: Int
    ) {
      self.uses = uses
      self.hidden = hidden
      self.lowered = lowered
      self.weeks = weeks
      self.unusedWeeks = unusedWeeks
      self.top = top
    }

    /// Whether an exception had no effect for as long as is told; not while fewer weeks are known.
    func isUnused(_ use: ExceptionUse) -> Bool {
      weeks >= unusedWeeks && (use.weeksSinceLastUse ?? weeks) >= unusedWeeks
    }
  }

  /// A day that would have been at the head of a report.
  package struct TopDay: Hashable, Sendable {
    /// From 1, among the window's days as they would be without any exception.
    package var rank: Int
    package var day: ExceptedDay

    package init(rank: Int, day: ExceptedDay) {
      self.rank = rank
      self.day = day
    }
  }

  /// One exception and what it did.
  package struct ExceptionUse: Hashable, Sendable {
    package var id: String
    /// In words: `hide`, `cap 40`.
    package var effect: String
    package var owner: String
    package var reason: String
    /// Empty where there is none.
    package var ticket: String
    /// The first day that is no longer covered, or `never`.
    package var expires: String
    package var inWindow: ExceptionCounts
    /// Over all weeks that are told, the window's among them.
    package var overLife: ExceptionCounts
    /// 0 for a use in the window's last week; `nil` for none in the weeks that are told.
    package var weeksSinceLastUse: Int?
    /// What should be looked at: an end that is near or over, another exception that covers the same.
    package var remarks: [String]
    /// Days of the window that would have been at the head of the report and are not; by their rank.
    package var topDays: [TopDay]

    package init(
      id: String, effect: String, owner: String, reason: String, ticket: String, expires: String,
      inWindow: ExceptionCounts, overLife: ExceptionCounts, weeksSinceLastUse: Int?,
      remarks: [String] = [], topDays: [TopDay] = []
    ) {
      self.id = id
      self.effect = effect
      self.owner = owner
      self.reason = reason
      self.ticket = ticket
      self.expires = expires
      self.inWindow = inWindow
      self.overLife = overLife
      self.weeksSinceLastUse = weeksSinceLastUse
      self.remarks = remarks
      self.topDays = topDays
    }
  }
}

extension ExceptedDay {
  /// `soar (hide) on 2 of 3 sessions`, in the order of the exceptions; not escaped.
  package var markWords: String {
    marks.map { "\($0.id) (\($0.effect)) on \($0.sessions) of \($0.sessionsOfDay) sessions" }
      .joined(separator: ", ")
  }
}
