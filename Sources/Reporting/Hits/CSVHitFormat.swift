import Events

/// CSV with a header: the rule's columns in its order, then ours as `annotations.…`, or those that were
/// chosen.
///
/// Lines end in CR LF (RFC 4180, section 2, rule 1). Cells that a spreadsheet would run as a formula
/// get an apostrophe; see `Escape.csv`.
final class CSVHitFormat: HitFormat {
  private let chosen: HitColumns
  let needs: HitNeeds
  /// What a row has beside its texts, each column's comma, quotes and flag.
  private let longestFrame: Int

  init(columns: HitColumns = .all) {
    chosen = columns
    needs = columns.needs
    longestFrame = columns.columns.count * (Escape.longestCSVFrame + 6) + 2
  }

  private var columns: [HitColumns.Column] { chosen.columns }

  var header: [UInt8]? {
    Array((columns.map(\.name).joined(separator: ",") + "\r\n").utf8)
  }

  func copy() -> any HitFormat { CSVHitFormat(columns: chosen) }

  func write(_ hit: Hit, into rows: inout RowBytes) { writeRow(hit, into: &rows) }

  func write(_ hit: ProxyHitView, into rows: inout RowBytes) { writeRow(hit, into: &rows) }

  private func writeRow(_ hit: some WrittenHit, into rows: inout RowBytes) {
    rows.append(atMost: hit.textLength * Escape.longestCSVEscape + longestFrame) { cursor in
      var writer = Cells(cursor: cursor)
      let isProxy = hit.isProxy
      for (place, column) in columns.enumerated() {
        if place > 0 { writer.cursor.append(UInt8(ascii: ",")) }
        switch column {
        case .rule(let column): column.write(of: hit, isProxy: isProxy, with: &writer)
        case .annotation(let annotation): annotation.write(of: hit, with: &writer)
        }
      }
      writer.cursor.append("\r\n" as StaticString)
      cursor = writer.cursor
    }
  }

  private struct Cells: CellWriter {
    var cursor: RowCursor

    mutating func time(_ time: Timestamp) {
      time.withDescription { Escape.csv($0, into: &cursor) }
    }

    mutating func flag(_ flag: Bool) {
      cursor.append((flag ? "true" : "false") as StaticString)
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) { Escape.csv(text, into: &cursor) }
  }
}
