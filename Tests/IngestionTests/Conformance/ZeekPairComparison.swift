import Events
import Testing

/// The same requests as Zeek writes them to JSON, held against Zeek's text.
enum ZeekPairComparison {
  private static let pair = "zeek-baselines/frameworks.logging.json-non-printable-escaping/http.log"

  static let comparison = Comparison(
    file: pair + ".json", against: "the same requests as text", values: 37
  ) { path, found in
    let ours = try read(path: path, everything: true).events
    let theirs = try read(path: try #require(fixtures(pair + ".tsv")), everything: true).events
    found.compare("events", in: 0, ours: "\(ours.count)", theirs: "\(theirs.count)")
    for (index, (json, text)) in zip(ours, theirs).enumerated() {
      for (name, value) in fields {
        found.compare(name, in: index + 1, ours: value(json), theirs: value(text))
      }
    }
  }

  private static let fields: [(String, @Sendable (AccessEvent) -> String)] = [
    ("time", { $0.time.description }), ("source", { $0.source }), ("user", { $0.user }),
    ("target", { $0.target }), ("url", { $0.url }), ("method", { $0.method }),
    ("client", { $0.client }), ("vendor", { $0.deviceVendor }), ("product", { $0.deviceProduct }),
  ]
}
