import Events

/// One JSON object per line: the rule's columns in its order, then ours under `annotations`.
///
///     {"TimeGenerated":"2026-11-18T09:14:27Z","SourceIP":"10.1.2.3",…,"annotations":{…}}
///
/// Values are exactly those of the log; only the JSON escaping differs.
struct NDJSONHitFormat: HitFormat {
  /// The line of one branch: what never changes in it is in front of the next value that does.
  private struct Template {
    private(set) var columns: [(prefix: [UInt8], column: HitColumn)] = []
    private(set) var annotations: [(prefix: [UInt8], annotation: HitAnnotation)] = []

    init(isProxy: Bool) {
      var prefix = "{"
      for column in HitColumn.allCases {
        if column != .timeGenerated { prefix += "," }
        prefix += "\"\(column.rawValue)\":"
        if column.isFilled(isProxy: isProxy) {
          columns.append((Array(prefix.utf8), column))
          prefix = ""
        } else {
          prefix += "\"\""
        }
      }
      prefix += ",\"annotations\":{"
      for annotation in HitAnnotation.allCases {
        annotations.append((Array("\(prefix)\"\(annotation.rawValue)\":".utf8), annotation))
        prefix = ","
      }
    }
  }

  private let proxy = Template(isProxy: true)
  private let signIn = Template(isProxy: false)

  var header: [UInt8]? { nil }

  func write(_ hit: Hit, into output: inout [UInt8]) {
    let template = hit.event.channel == .proxy ? proxy : signIn
    for (prefix, column) in template.columns {
      output.append(contentsOf: prefix)
      column.cell(of: hit).write(into: &output, text: Escape.json)
    }
    for (prefix, annotation) in template.annotations {
      output.append(contentsOf: prefix)
      annotation.cell(of: hit).write(into: &output, text: Escape.json)
    }
    output.append(contentsOf: "}}\n".utf8)
  }
}
