import Events

/// CSV with a header: the rule's columns in its order, then ours as `annotations.…`.
///
/// Lines end in CR LF (RFC 4180, section 2, rule 1). Cells that a spreadsheet would run as a formula
/// get an apostrophe; see `Escape.csv`.
struct CSVHitFormat: HitFormat {
  private static let annotations: [HitAnnotation] = [.vendor, .lookalike, .entity, .entityKind]
  private static let lineBreak: [UInt8] = [0x0D, 0x0A]

  var header: [UInt8]? {
    let names =
      HitColumn.allCases.map(\.rawValue) + Self.annotations.map { "annotations.\($0.rawValue)" }
    return Array(names.joined(separator: ",").utf8) + Self.lineBreak
  }

  func write(_ hit: Hit, into output: inout [UInt8]) {
    for column in HitColumn.allCases {
      if column != .timeGenerated { output.append(UInt8(ascii: ",")) }
      column.cell(of: hit).write(into: &output, text: Escape.csv)
    }
    for annotation in Self.annotations {
      output.append(UInt8(ascii: ","))
      annotation.cell(of: hit).write(into: &output, text: Escape.csv)
    }
    output.append(contentsOf: Self.lineBreak)
  }
}
