import Events

extension ReportDocument {
  struct FindingRecord: Encodable {
    let id: String
    let rank: Int
    let entity: EntityRecord
    let role: RoleRecord
    let day: String
    let holiday: String?
    let score: Double
    let alert: Bool
    let surprise: Double
    let sequel: SequelRecord?
    let returnPeriod: Nullable<ReturnPeriod>
    let whatWouldClear: [Clearance]
    let signals: [SignalRecord]
    let learning: Nullable<Learning>
    let eventCount: Int
    let hitCount: Int
    let lookupCount: Int
    let backgroundSignInCount: Int
    let evidence: [EvidenceRecord]
    let evidenceOmitted: Omitted
    let excepted: ExceptedDayRecord?
    let judgement: JudgementRecord?
    let judgedBefore: JudgedDayRecord?
    let experience: ExperienceRecord?

    init(_ ranked: Report.RankedFinding) {
      let finding = ranked.finding
      id = finding.id
      rank = ranked.rank
      entity = EntityRecord(finding.entity)
      role = RoleRecord(ranked.role)
      day = finding.day.description
      holiday = finding.holiday
      score = finding.score.rounded(toPlaces: 2) ?? 0
      alert = finding.isAlert
      surprise = finding.surprise.rounded(toPlaces: 3) ?? 0
      sequel = finding.sequel.map(SequelRecord.init)
      returnPeriod = Nullable(finding.returnPeriod.map(ReturnPeriod.init))
      whatWouldClear = finding.clearances.map(Clearance.init)
      signals = finding.signals.map { SignalRecord($0, share: finding.share(of: $0)) }
      learning = Nullable(finding.learning.map(Learning.init))
      eventCount = finding.events
      hitCount = finding.hits
      lookupCount = finding.lookups
      backgroundSignInCount = finding.backgroundSignIns
      evidence = ranked.evidence.rows.map(EvidenceRecord.init)
      evidenceOmitted = Omitted(
        rows: ranked.evidence.omittedRows, hits: ranked.evidence.omittedHits)
      excepted = finding.excepted.map(ExceptedDayRecord.init)
      judgement = ranked.judgement.map(JudgementRecord.init)
      judgedBefore = ranked.repeated.map(JudgedDayRecord.init)
      experience = finding.experience.map(ExperienceRecord.init)
    }
  }

  struct SequelRecord: Encodable {
    let day: String
    let score: Double
    let nats: Double

    init(_ sequel: Finding.Sequel) {
      day = sequel.day.description
      score = sequel.score.rounded(toPlaces: 2) ?? 0
      nats = sequel.nats.rounded(toPlaces: 3) ?? 0
    }
  }

  struct Clearance: Encodable {
    struct Change: Encodable {
      let signal: String
      let words: String
    }

    let changes: [Change]

    init(_ clearance: Events.Clearance) {
      changes = clearance.changes.map { Change(signal: $0.signal, words: $0.words) }
    }
  }

  struct ReturnPeriod: Encodable {
    let weeks: Nullable<Double>
    let from: Nullable<Double>
    let to: Nullable<Double>
    let pastWeeks: Double

    init(_ period: Finding.ReturnPeriod) {
      weeks = Nullable(period.weeks.rounded(toDigits: 3))
      from = Nullable(period.band.lowerBound.rounded(toDigits: 3))
      to = Nullable(period.band.upperBound.rounded(toDigits: 3))
      pastWeeks = period.past.rounded(toPlaces: 2) ?? 0
    }
  }

  struct Omitted: Encodable {
    let rows: Int
    let hits: Int
  }
}
