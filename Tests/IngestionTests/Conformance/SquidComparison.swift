import Events
import Foundation
import Testing

/// Another reader's output for Squid's native log: objects one after another, behind a mark.
enum SquidComparison {
  static let comparison = Comparison(
    file: "squid-1eps/access.log", against: "another reader's output", values: 16
  ) { path, found in
    let events = try read(path: path, everything: true).events
    let answers = try answers()
    found.compare("events", in: 0, ours: "\(events.count)", theirs: "\(answers.count)")
    for (index, (event, answer)) in zip(events, answers).enumerated() {
      let record = index + 1
      for (name, ours) in [
        ("Who", event.user), ("Where", event.source), ("Action", event.method),
        ("Contents", event.url), ("Time", dayFirst(event.time)),
      ] {
        found.compare(name, in: record, ours: ours, theirs: answer[name] ?? "")
      }
    }
  }

  private static func answers() throws -> [[String: String]] {
    let path = try #require(fixtures("squid-1eps/log.json"))
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "}")
      .compactMap { part in
        guard let open = part.firstIndex(of: "{") else { return nil }
        let object = try JSONSerialization.jsonObject(with: Data("\(part[open...])}".utf8))
        return try #require(object as? [String: String])
      }
  }

  /// The other reader writes the day first, and drops the fraction.
  private static func dayFirst(_ time: Timestamp) -> String {
    let stamp = time.description
    let day = "\(stamp.dropFirst(8).prefix(2)).\(stamp.dropFirst(5).prefix(2)).\(stamp.prefix(4))"
    return "\(day) \(stamp.dropFirst(11).prefix(8))"
  }
}
