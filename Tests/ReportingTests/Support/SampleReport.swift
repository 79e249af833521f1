import Events
import Foundation

@testable import Reporting

extension Sample {
  /// A week in Berlin with one alert, one finding that is still learning, gaps and rejections.
  static func report() throws -> Report {
    let clock = LocalClock(timeZone: try berlin())
    let learning = Finding.Learning(daysKnown: 9, daysNeeded: 28)
    let second = Finding(
      entity: feed, day: try day("2026-11-20"), score: 12.04, isAlert: false, hits: 3, events: 3,
      signals: [quiet("volume", "3 requests; learning: 9 of 28 days known")], learning: learning)
    return Report(
      window: .init(
        from: try day("2026-11-16"), through: try day("2026-11-22"), clock: clock),
      rule: .init(
        technique: "T1597.001", severity: "medium", confidence: "low", alertScore: 70,
        alertWeeks: 5.278),
      summary: .init(
        events: 1291, hits: 1204, findings: 2, alerts: 1, entities: 17, failedSignIns: 4,
        rejected: 3),
      chance: .init(days: 7, alertWeeks: 5.278, alerts: 1),
      sharedNovelties: [
        .init(
          kind: .vendor, name: "shodan", entities: [alice, feed, host],
          days: try day("2026-11-16")...day("2026-11-20")),
        .init(
          kind: .hours, name: "00:00–04:00", entities: [alice, feed],
          days: try day("2026-11-18")...day("2026-11-18")),
      ],
      coverage: try coverage(),
      findings: [
        .init(rank: 1, finding: try finding(), role: analyst, evidence: try evidence()),
        .init(rank: 2, finding: second, role: .unknown, evidence: Evidence(hits: [], limit: 50)),
      ],
      slowBurns: [
        SlowBurn(
          entity: feed, points: 121.4, expected: 24.2,
          days: [
            .init(day: try day("2026-10-21"), score: 38.4),
            .init(day: try day("2026-11-12"), score: 44.1),
          ], weeks: 2,
          parts: [
            .init(signal: "off-hours", points: 50, isCapped: true),
            .init(signal: "new-vendor", points: 41.2, isCapped: false),
          ])
      ],
      learning: [.init(entity: feed, learning: learning, findings: 1)],
      rejections: try rejections(),
      inputs: [
        .init(
          name: "proxy.cef.gz", format: "cef", records: 120_345, passedOver: 119_130, parsed: 1212,
          events: 1200, hits: 1200, rejected: 3),
        .init(
          name: "signins.ndjson", format: "signin-ndjson", records: 9120, passedOver: 9020,
          parsed: 100,
          events: 91, hits: 4, rejected: 0),
      ],
      vendorNames: ["shodan": "Shodan", "recorded-future": "Recorded Future"])
  }

  private static func coverage() throws -> [Report.Coverage] {
    let proxy = Report.Source(
      channel: .proxy, deviceVendor: "Zscaler", deviceProduct: "NSSWeblog")
    let monday = try day("2026-11-16")
    let weekdays = (0..<5).map {
      Report.Coverage(
        source: proxy, day: monday.advanced(by: $0), events: 240, hits: 240, entities: 12 + $0)
    }
    let signIns = (0..<7).map {
      Report.Coverage(
        source: .init(channel: .signIn), day: monday.advanced(by: $0), events: 13,
        hits: $0 == 2 ? 4 : 0, entities: 9)
    }
    return weekdays + signIns
  }

  private static func rejections() throws -> [Report.RejectionGroup] {
    let truncated = Rejection(
      location: .init(file: "proxy.cef.gz", line: 77_001), reason: .truncatedRecord,
      detail: "The header has 4 of 7 fields.", excerpt: "CEF:0|Zscaler|NSSWeblog|5.7")
    let file = Rejection(
      location: .init(file: "old.evtx"), reason: .unknownFormat,
      detail: "The first 64 KiB look like no format that is known.")
    return [
      .init(reason: .truncatedRecord, count: 2, examples: [truncated]),
      .init(reason: .unknownFormat, count: 1, examples: [file]),
    ]
  }

  /// A report in which everything that may come from a log or an option is the same text.
  static func report(saying text: String) throws -> Report {
    var report = try report()
    var hit = proxyHit(at: try time(18, 9))
    for field in [
      \AccessEvent.user, \.source, \.target, \.url, \.method, \.client, \.country, \.risk,
      \.networkDetails, \.conditionalAccess, \.deviceVendor, \.deviceProduct, \.vendor,
    ] {
      hit.event[keyPath: field] = text
    }
    hit.entity = Entity(id: text, kind: .host)
    var finding = report.findings[0].finding
    finding.entity = hit.entity
    finding.signals[0].explanation = text
    finding.signals[0].observed = .text(text)
    report.findings = [
      .init(
        rank: 1, finding: finding,
        role: EntityRole(kind: .person, name: text, basis: .name, traits: []),
        evidence: Evidence(hits: [(hit, 1)], limit: 5))
    ]
    report.coverage = [
      .init(source: .init(of: hit.event), day: finding.day, events: 1, hits: 1, entities: 1)
    ]
    report.sharedNovelties[0].name = text
    report.sharedNovelties[0].entities[0] = hit.entity
    report.sharedNovelties[1].kind = .client
    report.sharedNovelties[1].name = text
    report.slowBurns[0].entity = hit.entity
    report.learning[0].entity = hit.entity
    report.rejections[0].examples[0] = Rejection(
      location: .init(file: text, line: 1), reason: .malformedRecord, detail: text, excerpt: text)
    report.inputs[0].name = text
    report.vendorNames = [text: text]
    return report
  }
}

/// Texts that somebody would send to break a report.
enum Attack {
  static let all = [
    "</td></tr></table><script>alert(1)</script>",
    "](javascript:alert(1))",
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png)",
    "a | b || c \\| d",
    "`code` ``two`` ```fence``` `",
    "line one\n\n# heading\r\n- item\n> quote\n| a | b |\n|---|---|",
    "invoice\u{202E}cod.exe \u{2066}x\u{2069} zero\u{200B}width\u{FEFF}",
    "\u{1B}[2J\u{1B}]0;title\u{07}\u{9B}31m\u{08}\u{7F}",
    "=cmd|' /C calc'!A0",
    "https://evil.example/x www.evil.example bob@evil.example //evil.example",
    "\u{0}\u{2028}\u{2029}\u{E000}\u{3164}",
    "<img src=x onerror=alert(1)> &lt;b&gt; <!-- -->",
    "  spaces  ", "\\", "$x$ ~~y~~ **z** _q_ :smile: #12 @team",
    String(repeating: "é漢🙂`|<\u{202E}", count: 300),
  ]
}
