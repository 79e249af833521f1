import Events

extension ReportDocument {
  struct EntityRecord: Encodable {
    let id: String
    let kind: String

    init(_ entity: Entity) {
      id = entity.id
      kind = entity.kind.rawValue
    }
  }

  struct RoleRecord: Encodable {
    struct Trait: Encodable {
      let name: String
      let value: Double
      let threshold: Double
    }

    let kind: String
    let name: String
    let basis: String
    let traits: [Trait]

    init(_ role: EntityRole) {
      kind = role.kind.rawValue
      name = role.name
      basis = role.basis.rawValue
      traits = role.traits.map { trait in
        Trait(
          name: trait.name, value: trait.value.rounded(toPlaces: 4) ?? 0,
          threshold: trait.threshold)
      }
    }
  }

  struct Learning: Encodable {
    let daysKnown: Int
    let daysNeeded: Int

    init(_ learning: Finding.Learning) {
      daysKnown = learning.daysKnown
      daysNeeded = learning.daysNeeded
    }
  }

  struct ThinBaseline: Encodable {
    let entity: EntityRecord
    let daysKnown: Int
    let daysNeeded: Int
    let daysMissing: Int
    let findings: Int

    init(_ thin: Report.ThinBaseline) {
      entity = EntityRecord(thin.entity)
      daysKnown = thin.learning.daysKnown
      daysNeeded = thin.learning.daysNeeded
      daysMissing = thin.daysMissing
      findings = thin.findings
    }
  }

  struct FindingRecord: Encodable {
    let id: String
    let rank: Int
    let entity: EntityRecord
    let role: RoleRecord
    let day: String
    let score: Double
    let alert: Bool
    let surprise: Double
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
      score = finding.score.rounded(toPlaces: 2) ?? 0
      alert = finding.isAlert
      surprise = finding.surprise.rounded(toPlaces: 3) ?? 0
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

  struct SignalRecord: Encodable {
    struct Baseline: Encodable {
      let days: Int
      let from: String
      let until: String
    }

    let name: String
    let score: Double
    let share: Double
    let observed: Quantity
    let expected: Nullable<Quantity>
    let band: Nullable<[Double]>
    let z: Nullable<Double>
    let probability: Nullable<Double>
    let explanation: String
    let baseline: Nullable<Baseline>
    let excepted: Bool?

    init(_ signal: Signal, share: Double) {
      name = signal.name
      score = signal.score.rounded(toPlaces: 3) ?? 0
      self.share = share.rounded(toPlaces: 3) ?? 0
      observed = Quantity(value: signal.observed)
      expected = Nullable(signal.expected.map(Quantity.init))
      band = Nullable(
        signal.band.flatMap { band in
          let ends = [band.lowerBound, band.upperBound].compactMap { $0.rounded(toPlaces: 3) }
          return ends.count == 2 ? ends : nil
        })
      z = Nullable(signal.z.flatMap { $0.rounded(toPlaces: 2) })
      probability = Nullable(signal.probability.flatMap { $0.rounded(toDigits: 3) })
      explanation = signal.explanation
      baseline = Nullable(
        signal.baseline.map {
          Baseline(days: $0.days, from: $0.from.description, until: $0.until.description)
        })
      excepted = signal.isExcepted ? true : nil
    }
  }

  /// A number or a text, as the signal has it.
  struct Quantity: Encodable {
    let value: Signal.Quantity

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch value {
      case .number(let number):
        if let rounded = number.rounded(toPlaces: 3) {
          try container.encode(rounded)
        } else {
          try container.encodeNil()
        }
      case .text(let text): try container.encode(text)
      }
    }
  }

  struct EvidenceRecord: Encodable {
    let time: String
    let lastTime: String
    let count: Int
    let channel: String
    let source: String
    let user: String
    let target: String
    let vendor: String
    let url: String
    let method: String
    let client: String
    let apiCall: Bool
    let scriptedClient: Bool
    let lookalike: Bool
    let attributed: Bool
    let country: String
    let risk: String
    let networkDetails: String
    let conditionalAccess: String
    let deviceVendor: String
    let deviceProduct: String

    init(_ row: Evidence.Row) {
      let event = row.hit.event
      time = event.time.description
      lastTime = row.last.description
      count = row.count
      channel = event.channel.code
      source = event.source
      user = event.user
      target = event.target
      vendor = event.vendor
      url = event.url
      method = event.method
      client = event.client
      apiCall = row.hit.isAPICall
      scriptedClient = row.hit.isScriptedClient
      lookalike = row.hit.isLookalike
      attributed = row.hit.isAttributed
      country = event.country
      risk = event.risk
      networkDetails = event.networkDetails
      conditionalAccess = event.conditionalAccess
      deviceVendor = event.deviceVendor
      deviceProduct = event.deviceProduct
    }
  }
}
