import Events

/// One JSON object per line: the rule's columns in its order, then ours under `annotations`.
///
///     {"TimeGenerated":"2026-11-18T09:14:27Z","SourceIP":"10.1.2.3",…,"annotations":{…}}
///
/// Values are exactly those of the log; only the JSON escaping differs.
struct NDJSONHitFormat: HitFormat {
  /// The bytes in front of each column's value.
  private let columns: [(prefix: [UInt8], column: HitColumn)]
  private let annotations: [(prefix: [UInt8], annotation: HitAnnotation)]

  init() {
    columns = HitColumn.allCases.enumerated().map { place, column in
      (Array("\(place == 0 ? "{" : ",")\"\(column.rawValue)\":".utf8), column)
    }
    annotations = HitAnnotation.allCases.enumerated().map { place, annotation in
      let opening = place == 0 ? ",\"annotations\":{" : ","
      return (Array("\(opening)\"\(annotation.rawValue)\":".utf8), annotation)
    }
  }

  var header: [UInt8]? { nil }

  func write(_ hit: Hit, into output: inout [UInt8]) {
    for (prefix, column) in columns {
      output.append(contentsOf: prefix)
      column.cell(of: hit).write(into: &output, text: Escape.json)
    }
    for (prefix, annotation) in annotations {
      output.append(contentsOf: prefix)
      annotation.cell(of: hit).write(into: &output, text: Escape.json)
    }
    output.append(contentsOf: "}}\n".utf8)
  }
}
