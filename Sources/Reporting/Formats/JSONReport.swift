import Events

/// The report for machines, after `report.schema.json` (`tidewatch.report/1`).
struct JSONReport: ReportFormat {
  let fileExtension = "json"
  let summary = "JSON after the published schema tidewatch.report/1"

  func bytes(of report: Report) -> [UInt8] {
    let document: JSONValue = .object([
      "schema": .string("tidewatch.report/1"),
      "window": window(report.span),
      "summary": summary(of: report),
      "coverage": .array(report.coverage.map(coverage)),
      "findings": .array(report.findings.map(finding)),
      "learning": .array(
        report.learning.map { entry in
          .object(["entity": entity(entry.entity), "learning": learning(entry.learning)])
        }),
      "inputs": .array(report.inputs.map(input)),
      "rejections": .array(report.rejections.map(rejections)),
    ])
    return document.bytes()
  }

  // MARK: Parts

  private func window(_ span: ReportSpan) -> JSONValue {
    .object([
      "start": .string(span.window.start.description),
      "end": .string(span.window.end.description),
      "week": .optional(span.week) { .string($0.description) },
      "timezone": .string(span.clock.timeZone.identifier),
    ])
  }

  private func summary(of report: Report) -> JSONValue {
    let summary = report.summary
    return .object([
      "events": .integer(summary.events),
      "hits": .integer(summary.hits),
      "findings": .integer(summary.findings),
      "alerts": .integer(summary.alerts),
      "entities": .integer(summary.entities),
      "failed_sign_ins": .integer(summary.failedSignIns),
      "noise_reduction_percent": .optional(summary.noiseReduction) { .decimal($0, places: 2) },
      "alert_score": .decimal(report.rule.alertScore, places: 2),
      "rule_severity": .string(report.rule.severity),
      "rule_confidence": .string(report.rule.confidence),
    ])
  }

  private func coverage(_ row: CoverageRow) -> JSONValue {
    .object([
      "source": .string(row.source), "day": .string(row.day.description),
      "events": .integer(row.events), "hits": .integer(row.hits),
      "entities": .integer(row.entities),
    ])
  }

  private func entity(_ entity: Entity) -> JSONValue {
    .object(["id": .string(entity.id), "kind": .string(entity.kind.rawValue)])
  }

  private func learning(_ learning: Finding.Learning) -> JSONValue {
    .object([
      "days_known": .integer(learning.daysKnown), "days_needed": .integer(learning.daysNeeded),
    ])
  }

  private func finding(_ reported: ReportedFinding) -> JSONValue {
    let finding = reported.finding
    return .object([
      "id": .string(finding.id),
      "rank": .integer(reported.rank),
      "entity": entity(finding.entity),
      "day": .string(finding.day.description),
      "score": .decimal(finding.score, places: 2),
      "alert": .bool(finding.isAlert),
      "signals": .array(finding.signals.map(signal)),
      "hit_count": .integer(finding.hits),
      "event_count": .integer(finding.events),
      "learning": .optional(finding.learning, learning),
      "evidence": .array(reported.evidence.map(evidence)),
      "more_hits": .integer(reported.moreHits),
    ])
  }

  private func signal(_ signal: Signal) -> JSONValue {
    .object([
      "name": .string(signal.name),
      "score": .decimal(signal.score, places: 4),
      "probability": .optional(signal.probability) { .decimal($0, places: 8) },
      "observed": quantity(signal.observed),
      "expected": .optional(signal.expected, quantity),
      "z": .optional(signal.z) { .decimal($0, places: 2) },
      "explanation": .string(signal.explanation),
      "baseline": .optional(signal.baseline) { baseline in
        .object([
          "days": .integer(baseline.days), "from": .string(baseline.from.description),
          "until": .string(baseline.until.description),
        ])
      },
    ])
  }

  private func quantity(_ quantity: Signal.Quantity) -> JSONValue {
    switch quantity {
    case .number(let value): .decimal(value, places: 4)
    case .text(let text): .string(text)
    }
  }

  private func evidence(_ row: EvidenceRow) -> JSONValue {
    let event = row.hit.event
    return .object([
      "time": .string(event.time.description),
      "channel": .string(event.channel == .proxy ? "proxy" : "sign-in"),
      "vendor": .string(event.vendor),
      "target": .string(event.target),
      "url": .string(event.url),
      "method": .string(event.method),
      "client": .string(event.client),
      "source": .string(event.source),
      "country": .string(event.country),
      "risk": .string(event.risk),
      "network": .string(event.networkDetails),
      "api_call": .bool(row.hit.isAPICall),
      "scripted_client": .bool(row.hit.isScriptedClient),
      "lookalike": .bool(row.hit.isLookalike),
      "count": .integer(row.count),
    ])
  }

  private func input(_ row: InputRow) -> JSONValue {
    .object([
      "name": .string(row.name), "format": .string(row.format),
      "records": .integer(row.records), "events": .integer(row.events),
      "hits": .integer(row.hits), "rejected": .integer(row.rejected),
    ])
  }

  private func rejections(_ row: RejectionRow) -> JSONValue {
    .object([
      "reason": .string(row.reason.rawValue),
      "count": .integer(row.count),
      "examples": .array(
        row.examples.map { rejection in
          .object([
            "file": .string(rejection.location.file),
            "line": .optional(rejection.location.line) { .integer($0) },
            "byte_offset": .optional(rejection.location.byteOffset) { .integer($0) },
            "detail": .string(rejection.detail),
            "excerpt": .string(rejection.excerpt),
          ])
        }),
    ])
  }
}
