import Events
import Foundation

/// A way to write the base rule's hits, one at a time; one implementation per file.
package protocol HitFormat: Sendable {
  /// What comes before the first hit, line break included; `nil` when nothing does.
  var header: [UInt8]? { get }

  /// What it writes of a hit; the rest may be left out of hits that are written.
  var needs: HitNeeds { get }

  /// The same format for another thread: threads that write through one object count its references in turns,
  /// with every hit.
  func copy() -> any HitFormat

  /// Appends one hit as one or more bytes that end in a line break.
  func write(_ hit: Hit, into rows: inout RowBytes)

  /// The same for a hit that is only looked at.
  func write(_ hit: ProxyHitView, into rows: inout RowBytes)
}

extension HitFormat {
  package var needs: HitNeeds { .all }

  package func copy() -> any HitFormat { self }

  package func write(_ hit: ProxyHitView, into rows: inout RowBytes) {
    write(Hit(hit), into: &rows)
  }
}

/// The hit formats by the name that `--format` takes.
package enum HitFormatName: String, CaseIterable, Sendable {
  case ndjson
  case csv
  case table

  /// One sentence for help texts.
  package var purpose: String {
    switch self {
    case .ndjson: "One JSON object per line with the KQL's columns; exact, for programs."
    case .csv: "The same columns for a spreadsheet; a cell that could run as a formula gets a '."
    case .table: "A table cut to the terminal's width; flags: \(TableHitFormat.legend)."
    }
  }

  /// - Parameters:
  ///   - columns: What is written of each hit; the table has columns of its own.
  ///   - width: Columns of the terminal; only the table looks at it and what follows.
  ///   - usesColour: Whether escape sequences for colour may be written.
  ///   - timeZone: Whose clock the table shows.
  package func format(
    columns: HitColumns = .all, width: Int = 120, usesColour: Bool = false,
    timeZone: TimeZone = .gmt
  ) -> any HitFormat {
    switch self {
    case .ndjson: NDJSONHitFormat(columns: columns)
    case .csv: CSVHitFormat(columns: columns)
    case .table: TableHitFormat(width: width, usesColour: usesColour, timeZone: timeZone)
    }
  }
}
