import Events

extension ReportDocument {
  struct Window: Encodable {
    let start: String
    let end: String
    let firstDay: String
    let lastDay: String
    let week: Nullable<String>
    let timezone: String

    init(_ window: Report.Window) {
      start = window.span.start.description
      end = window.span.end.description
      firstDay = window.firstDay.description
      lastDay = window.lastDay.description
      week = Nullable(window.week?.description)
      timezone = window.timeZone.reportName
    }
  }

  struct Rule: Encodable {
    let technique: String
    let severity: String
    let confidence: String
    let alertScore: Double
    let alertReturnPeriodWeeks: Double

    init(_ rule: Report.Rule) {
      technique = rule.technique
      severity = rule.severity
      confidence = rule.confidence
      alertScore = rule.alertScore.rounded(toPlaces: 1) ?? 0
      alertReturnPeriodWeeks = rule.alertWeeks.rounded(toDigits: 3) ?? 0
    }
  }

  struct Summary: Encodable {
    struct NoiseReduction: Encodable {
      let hitsToFindings: Nullable<Double>
      let hitsToAlerts: Nullable<Double>
    }

    let events: Int
    let hits: Int
    let findings: Int
    let alerts: Int
    let entities: Int
    let learningEntities: Int
    let failedSignIns: Int
    let rejected: Int
    let noiseReductionPercent: NoiseReduction
    let verdicts: VerdictCounts?

    init(_ report: Report) {
      let summary = report.summary
      events = summary.events
      hits = summary.hits
      findings = summary.findings
      alerts = summary.alerts
      entities = summary.entities
      learningEntities = report.learning.count
      failedSignIns = summary.failedSignIns
      rejected = summary.rejected
      noiseReductionPercent = NoiseReduction(
        hitsToFindings: Nullable(summary.reductionToFindings),
        hitsToAlerts: Nullable(summary.reductionToAlerts))
      verdicts = summary.verdicts.map(VerdictCounts.init)
    }
  }

  struct Chance: Encodable {
    let expectedAlerts: Double
    let share: Nullable<Double>

    init(_ chance: Report.Chance) {
      expectedAlerts = chance.alerts.rounded(toDigits: 3) ?? 0
      share = Nullable(chance.share.flatMap { $0.rounded(toPlaces: 3) })
    }
  }

  struct SharedRecord: Encodable {
    let kind: String
    let name: String
    let firstDay: String
    let lastDay: String
    let entities: [EntityRecord]
    let sentence: String

    init(_ shared: SharedNovelty, sentence: String) {
      kind = shared.kind.rawValue
      name = shared.name
      firstDay = shared.days.lowerBound.description
      lastDay = shared.days.upperBound.description
      entities = shared.entities.map(EntityRecord.init)
      self.sentence = sentence
    }
  }

  struct Coverage: Encodable {
    let source: Source
    let day: String
    let events: Int
    let hits: Int
    let entities: Int

    init(_ coverage: Report.Coverage) {
      source = Source(coverage.source)
      day = coverage.day.description
      events = coverage.events
      hits = coverage.hits
      entities = coverage.entities
    }
  }

  struct Source: Encodable {
    let channel: String
    let deviceVendor: String
    let deviceProduct: String

    init(_ source: Report.Source) {
      channel = source.channel.code
      deviceVendor = source.deviceVendor
      deviceProduct = source.deviceProduct
    }
  }

  struct Input: Encodable {
    let name: String
    let format: String
    let records: Int
    let passedOver: Int
    let parsed: Int
    let events: Int
    let hits: Int
    let rejected: Int

    init(_ input: Report.Input) {
      name = input.name
      format = input.format
      records = input.records
      passedOver = input.passedOver
      parsed = input.parsed
      events = input.events
      hits = input.hits
      rejected = input.rejected
    }
  }

  struct VendorName: Encodable {
    let id: String
    let name: String

    init(_ entry: (key: String, value: String)) {
      id = entry.key
      name = entry.value
    }
  }

  struct RejectionRecord: Encodable {
    struct Example: Encodable {
      let file: String
      let line: Nullable<Int>
      let byteOffset: Nullable<Int>
      let detail: String
      let excerpt: String
    }

    let reason: String
    let count: Int
    let remedy: String
    let examples: [Example]

    init(_ group: Report.RejectionGroup) {
      reason = group.reason.rawValue
      count = group.count
      remedy = group.reason.remedy
      examples = group.examples.map {
        Example(
          file: $0.location.file, line: Nullable($0.location.line),
          byteOffset: Nullable($0.location.byteOffset), detail: $0.detail, excerpt: $0.excerpt)
      }
    }
  }
}
