import Events

/// CSV with a header: the rule's columns in its order, then ours as `annotations.…`.
///
/// Lines end in CR LF (RFC 4180, section 2, rule 1). Cells that a spreadsheet would run as a formula
/// get an apostrophe; see `Escape.csv`.
struct CSVHitFormat: HitFormat {
  private static let annotations: [HitAnnotation] = [.vendor, .lookalike, .entity, .entityKind]
  /// What a row has beside its texts, each column's comma, quotes and flag.
  private static let longestFrame =
    (HitColumn.allCases.count + annotations.count) * (Escape.longestCSVFrame + 6)

  var header: [UInt8]? {
    let names =
      HitColumn.allCases.map(\.rawValue) + Self.annotations.map { "annotations.\($0.rawValue)" }
    return Array((names.joined(separator: ",") + "\r\n").utf8)
  }

  func write(_ hit: Hit, into rows: inout RowBytes) {
    let most = hit.textLength * Escape.longestCSVEscape + Self.longestFrame
    rows.append(atMost: most) { cursor in
      var writer = Cells(cursor: cursor)
      let isProxy = hit.event.channel == .proxy
      for column in HitColumn.allCases {
        if column != .timeGenerated { writer.cursor.append(UInt8(ascii: ",")) }
        column.write(of: hit, isProxy: isProxy, with: &writer)
      }
      for annotation in Self.annotations {
        writer.cursor.append(UInt8(ascii: ","))
        annotation.write(of: hit, with: &writer)
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

    mutating func text(_ text: String) { Escape.csv(text, into: &cursor) }
  }
}
