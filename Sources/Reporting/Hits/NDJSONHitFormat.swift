import Events

/// One JSON object per line: the rule's columns in its order, then ours under `annotations`.
///
///     {"TimeGenerated":"2026-11-18T09:14:27Z","SourceIP":"10.1.2.3",…,"annotations":{…}}
///
/// Where columns were chosen, those alone, in the chosen order, and without `annotations` when none of
/// them was. Values are exactly those of the log; only the JSON escaping differs.
final class NDJSONHitFormat: HitFormat {
  /// The line of one branch: what never changes in it is in front of the next value that does.
  private struct Template {
    /// All that never changes, in one piece, and `Escape.slack` bytes more, so that it is copied faster.
    let literals: [UInt8]
    /// How many of `literals` are written.
    let length: Int
    /// For each value, where in `literals` what stands before it ends.
    let columns: [(end: Int, column: HitColumn)]
    let annotations: [(end: Int, annotation: HitAnnotation)]

    /// Room for the literals, and for each value's quotes or flag.
    var longestFrame: Int {
      length + (columns.count + annotations.count) * 6 + Escape.slack
    }

    init(_ chosen: [HitColumns.Column], isProxy: Bool) {
      var text = "{"
      var columns: [(end: Int, column: HitColumn)] = []
      for case .rule(let column) in chosen {
        if text != "{" { text += "," }
        text += "\"\(column.rawValue)\":"
        if column.isFilled(isProxy: isProxy) {
          columns.append((text.utf8.count, column))
        } else {
          text += "\"\""
        }
      }
      var annotations: [(end: Int, annotation: HitAnnotation)] = []
      for annotation in HitAnnotation.allCases where chosen.contains(.annotation(annotation)) {
        if text != "{" { text += "," }
        if annotations.isEmpty { text += "\"annotations\":{" }
        text += "\"\(annotation.rawValue)\":"
        annotations.append((text.utf8.count, annotation))
      }
      text += annotations.isEmpty ? "}\n" : "}}\n"
      length = text.utf8.count
      literals = Array(text.utf8) + [UInt8](repeating: 0, count: Escape.slack)
      self.columns = columns
      self.annotations = annotations
    }

    /// Writes a line: between the values, the literals.
    @inline(__always)
    func write(_ hit: some WrittenHit, isProxy: Bool, into cursor: inout RowCursor) {
      literals.withUnsafeBytes { literals in
        var writer = Cells(cursor: cursor)
        var copied = 0
        for (end, column) in columns {
          writer.cursor.append(copied..<end, of: literals)
          copied = end
          column.write(of: hit, isProxy: isProxy, with: &writer)
        }
        for (end, annotation) in annotations {
          writer.cursor.append(copied..<end, of: literals)
          copied = end
          annotation.write(of: hit, with: &writer)
        }
        writer.cursor.append(copied..<length, of: literals)
        cursor = writer.cursor
      }
    }
  }

  private let columns: HitColumns
  private let proxy: Template
  private let signIn: Template
  let needs: HitNeeds

  init(columns: HitColumns = .all) {
    self.columns = columns
    proxy = Template(columns.columns, isProxy: true)
    signIn = Template(columns.columns, isProxy: false)
    needs = columns.needs
  }

  var header: [UInt8]? { nil }

  func copy() -> any HitFormat { NDJSONHitFormat(columns: columns) }

  func write(_ hit: Hit, into rows: inout RowBytes) { writeRow(hit, into: &rows) }

  func write(_ hit: ProxyHitView, into rows: inout RowBytes) { writeRow(hit, into: &rows) }

  private func writeRow(_ hit: some WrittenHit, into rows: inout RowBytes) {
    let isProxy = hit.isProxy
    let frame = isProxy ? proxy.longestFrame : signIn.longestFrame
    rows.append(atMost: hit.textLength * Escape.longestJSONEscape + frame) { cursor in
      if isProxy {
        proxy.write(hit, isProxy: true, into: &cursor)
      } else {
        signIn.write(hit, isProxy: false, into: &cursor)
      }
    }
  }

  private struct Cells: CellWriter {
    var cursor: RowCursor

    mutating func time(_ time: Timestamp) {
      time.withDescription { Escape.json($0, into: &cursor) }
    }

    mutating func flag(_ flag: Bool) {
      cursor.append((flag ? "true" : "false") as StaticString)
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) { Escape.json(text, into: &cursor) }
  }
}
