import Events

extension ReportDocument {
  struct Exceptions: Encodable {
    let hidden: Int
    let lowered: Int
    let weeks: Int
    let unusedWeeks: Int
    let top: Int
    let uses: [ExceptionUse]

    init(_ exceptions: Report.Exceptions) {
      hidden = exceptions.hidden
      lowered = exceptions.lowered
      weeks = exceptions.weeks
      unusedWeeks = exceptions.unusedWeeks
      top = exceptions.top
      uses = exceptions.uses.map { ExceptionUse($0, isUnused: exceptions.isUnused($0)) }
    }
  }

  struct ExceptionUse: Encodable {
    struct Counts: Encodable {
      let sessions: Int
      let hidden: Int
      let lowered: Int
      let alerts: Int

      init(_ counts: ExceptionCounts) {
        sessions = counts.sessions
        hidden = counts.hidden
        lowered = counts.lowered
        alerts = counts.alerts
      }
    }

    let id: String
    let effect: String
    let owner: String
    let reason: String
    let ticket: String
    let expires: String
    let inWindow: Counts
    let overLife: Counts
    let weeksSinceLastUse: Nullable<Int>
    let unused: Bool
    let remarks: [String]
    let wouldHaveBeenTop: [TopDay]

    init(_ use: Report.ExceptionUse, isUnused: Bool) {
      id = use.id
      effect = use.effect
      owner = use.owner
      reason = use.reason
      ticket = use.ticket
      expires = use.expires
      inWindow = Counts(use.inWindow)
      overLife = Counts(use.overLife)
      weeksSinceLastUse = Nullable(use.weeksSinceLastUse)
      unused = isUnused
      remarks = use.remarks
      wouldHaveBeenTop = use.topDays.map { TopDay(rank: $0.rank, day: ExceptedDayRecord($0.day)) }
    }
  }

  struct TopDay: Encodable {
    let rank: Int
    let day: ExceptedDayRecord
  }

  /// What exceptions did to a day; scores as the report has them.
  struct ExceptedDayRecord: Encodable {
    struct Mark: Encodable {
      let id: String
      let effect: String
      let sessions: Int
      let sessionsOfDay: Int
    }

    let id: String
    let entity: EntityRecord
    let day: String
    let hitCount: Int
    let scoreBefore: Double
    let alertBefore: Bool
    let score: Nullable<Double>
    let exceptions: [Mark]

    init(_ day: ExceptedDay) {
      id = day.id
      entity = EntityRecord(day.entity)
      self.day = day.day.description
      hitCount = day.hits
      scoreBefore = day.before.score.rounded(toPlaces: 1) ?? 0
      alertBefore = day.before.isAlert
      score = Nullable(day.after.flatMap { $0.score.rounded(toPlaces: 1) })
      exceptions = day.marks.map {
        Mark(
          id: $0.id, effect: $0.effect, sessions: $0.sessions, sessionsOfDay: $0.sessionsOfDay)
      }
    }
  }
}
