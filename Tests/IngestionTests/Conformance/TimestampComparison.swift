import Events
import Foundation
import Testing

@testable import Ingestion

/// The instants that a CEF codec's specification expects of its timestamps.
enum TimestampComparison {
  static let comparison = Comparison(
    file: "cef-logstash/timestamps.ndjson", against: "a CEF codec's specification", values: 315
  ) { path, found in
    let utc = TimeParser(reference: testNow)
    for (index, answer) in try JSONAnswers.lines(of: path).enumerated() {
      let input = try #require(answer["input"] as? String)
      let zone = (answer["zone"] as? String).flatMap(TimeZone.init(identifier:)) ?? .gmt
      let reference = (answer["reference_time"] as? String).flatMap(utc.instant(in:))
      let parser = TimeParser(clock: LocalClock(timeZone: zone), reference: reference ?? testNow)
      // Read the same way, so that a nanosecond is compared as far as our ticks of 100 ns go.
      let theirs = (answer["expected"] as? String).flatMap(utc.instant(in:))
      found.compare(
        "instant", in: index + 1, ours: text(parser.instant(in: input)), theirs: text(theirs))
    }
  }

  private static func text(_ time: Timestamp?) -> String { time?.description ?? "refused" }
}
