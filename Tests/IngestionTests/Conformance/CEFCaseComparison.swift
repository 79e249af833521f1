import Events
import Foundation
import Testing

@testable import Ingestion

/// The cases of a CEF codec's specification: what is decoded, and what was encoded turned round.
///
/// Most cases have no time, and a record without one is rejected: a syslog header is put before each
/// line, which gives it a time. A case that asserts the event's own time shows that it wins.
enum CEFCaseComparison {
  static let comparison = Comparison(
    file: "cef-logstash/cases.ndjson", against: "a CEF codec's specification", values: 157
  ) { path, found in
    for (index, answer) in try JSONAnswers.lines(of: path).enumerated() {
      try compare(answer, record: index + 1, into: &found)
    }
  }

  private static let header = Array("<134>2026-11-16T09:14:27Z edge-01 ".utf8)

  /// The specification's names of the fields that an event has.
  private static let fields: [(name: String, value: KeyPath<AccessEvent, String> & Sendable)] = [
    ("deviceVendor", \.deviceVendor), ("deviceProduct", \.deviceProduct),
    ("sourceAddress", \.source), ("sourceUserName", \.user), ("destinationHostName", \.target),
    ("requestUrl", \.url), ("requestMethod", \.method), ("requestClientApplication", \.client),
  ]

  private static func compare(
    _ answer: [String: Any], record: Int, into found: inout Findings
  ) throws {
    let events = try events(in: try input(of: answer))
    let expected = expectedEvents(in: answer)
    found.compare("events", in: record, ours: "\(events.count)", theirs: "\(expected.count)")
    for (event, expected) in zip(events, expected) {
      for field in fields {
        guard let theirs = expected[field.name] as? String else { continue }
        found.compare(field.name, in: record, ours: event[keyPath: field.value], theirs: theirs)
      }
      guard let time = try time(of: answer, event: expected) else { continue }
      found.compare("time", in: record, ours: event.time.description, theirs: time)
    }
  }

  private static func events(in input: [UInt8]) throws -> [AccessEvent] {
    let lines = input.split(separator: ASCII.newline, omittingEmptySubsequences: true)
    let text = lines.flatMap { header + $0 + [ASCII.newline] }
    return try read(text, everything: true, format: CEFFormat()).events
  }

  private static func input(of answer: [String: Any]) throws -> [UInt8] {
    guard let digits = answer["input_bytes_hex"] as? String else {
      return Array(try #require(answer["input"] as? String).utf8)
    }
    let characters = Array(digits)
    return stride(from: 0, to: characters.count - 1, by: 2).compactMap {
      UInt8(String(characters[$0...$0 + 1]), radix: 16)
    }
  }

  /// What the specification asserts of each event; a reader of files always splits lines.
  private static func expectedEvents(in answer: [String: Any]) -> [[String: Any]] {
    if let lines = answer["expected_if_split_by_lines"] as? [[String: Any]] { return lines }
    if answer["rejected"] as? Bool == true { return [] }
    if let list = answer["expected"] as? [[String: Any]] { return list }
    return (answer["expected"] as? [String: Any]).map { [$0] } ?? []
  }

  /// The instant that the specification asserts, or that the text that it asserts stands for.
  private static func time(of answer: [String: Any], event: [String: Any]) throws -> String? {
    let text = answer["instant"] ?? event["deviceReceiptTime"]
    guard let text = text as? String else { return nil }
    return try #require(TimeParser(reference: testNow).instant(in: text)).description
  }
}
