/// How much one exception took away in some days.
package struct ExceptionCounts: Hashable, Sendable {
  /// Sessions that it changed.
  package var sessions = 0
  /// Days that it hid, alone or with others.
  package var hidden = 0
  /// Days that count for less by it and are still findings.
  package var lowered = 0
  /// Alerts that are none by it.
  package var alerts = 0

  package init(sessions: Int = 0, hidden: Int = 0, lowered: Int = 0, alerts: Int = 0) {
    self.sessions = sessions
    self.hidden = hidden
    self.lowered = lowered
    self.alerts = alerts
  }

  package var isNothing: Bool { sessions == 0 }

  /// Takes in one day; one that the exception did not touch counts nothing.
  package mutating func add(_ day: ExceptedDay, of id: String) {
    guard let mark = day.marks.first(where: { $0.id == id }) else { return }
    sessions += mark.sessions
    guard mark.isDecisive else { return }
    if day.after == nil { hidden += 1 } else { lowered += 1 }
    if day.before.isAlert, day.after?.isAlert != true { alerts += 1 }
  }

  package mutating func merge(_ other: Self) {
    sessions += other.sessions
    hidden += other.hidden
    lowered += other.lowered
    alerts += other.alerts
  }
}
