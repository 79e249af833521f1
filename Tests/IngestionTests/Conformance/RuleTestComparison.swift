import Events
import Testing

@testable import Ingestion

/// Lines that another product's rules are tested with: which decoder each is for.
///
/// A line of the decoder must be a line of the format, and an event where it tells of web access.
enum RuleTestComparison {
  static let comparisons = [
    comparison("fortigate", values: 58, marker: "webfilter") { FortiGateParser(times: $0) },
    comparison("paloalto", values: 16, marker: ",THREAT,url,") { PaloAltoParser(times: $0) },
    comparison("squid", values: 8, marker: "TCP_") { SquidParser(times: $0) },
  ]

  private static func comparison(
    _ name: String, values: Int, marker: String,
    parser: @escaping @Sendable (TimeParser) -> any RecordParser
  ) -> Comparison {
    Comparison(
      file: "wazuh-lines/\(name).ndjson", against: "the decoder of each line", values: values
    ) { path, found in
      for (index, answer) in try JSONAnswers.lines(of: path).enumerated() {
        let line = try #require(answer["line"] as? String)
        let decoder = try #require(answer["decoder"] as? String)
        var parser = parser(TimeParser(reference: testNow))
        let parsed = withView(line) { parser.parse($0) }
        found.compare(
          "of the format", in: index + 1, ours: "\(isOfFormat(parsed))",
          theirs: "\(decoder.hasPrefix(name))")
        guard line.contains(marker) else { continue }
        compareWebRow(parsed, record: index + 1, into: &found)
      }
    }
  }

  /// A web row has a client, a host and a request.
  private static func compareWebRow(
    _ parsed: ParsedRecord, record: Int, into found: inout Findings
  ) {
    var event = AccessEvent(time: Timestamp(ticks: 0), channel: .proxy)
    if case .event(let read) = parsed { event = read }
    for (name, value) in [
      ("source", event.source), ("target", event.target), ("url", event.url),
    ] {
      found.compare("has \(name)", in: record, ours: "\(!value.isEmpty)", theirs: "true")
    }
  }

  /// A line cut short, or of another type of the product's, is still one of its lines.
  private static func isOfFormat(_ parsed: ParsedRecord) -> Bool {
    if case .rejected(.malformedRecord, _) = parsed { false } else { true }
  }
}
