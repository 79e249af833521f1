import Events
import Policies

/// A small table with a header line: what an analyst exports, and not a log.
package struct CSVTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// From 1, the header's line counted.
    package var line: Int
    /// As many as the header has.
    package var cells: [String]
  }

  package private(set) var header: [String] = []
  package private(set) var rows: [Row] = []

  /// The largest file that is taken for such a table, in bytes.
  private static let largest = 256 << 20

  /// Reads a file with its wrappings taken off; UTF-8 or UTF-16.
  ///
  /// - Throws: `.models`, with the line of a record that has not the header's number of cells.
  package init(path: String, expansion: ReadingPolicy.Expansion) throws(TidewatchError) {
    let bytes = try Self.bytes(of: path, expansion: expansion)
    var problem: TidewatchError?
    bytes.withUnsafeBytes { buffer in
      let view = ByteView(buffer)
      var position = 0
      var line = 1
      while problem == nil,
        let record = CSVFraming.nextRecord(in: view, from: position, isFinal: true)
      {
        let content = view[record.range]
        var cells: [String] = []
        CSVCells.forEach(in: content) { _, cell in cells.append(cell.trimmed.string) }
        if !content.trimmed.isEmpty {
          if header.isEmpty {
            header = cells
          } else if cells.count == header.count, record.isComplete {
            rows.append(Row(line: line, cells: cells))
          } else {
            problem = Self.unusable(
              "The record has \(cells.count) cells where the header has \(header.count); export the"
                + " table again.", path: path, line: line)
          }
        }
        line += view[position..<record.next].count(of: ASCII.newline)
        position = record.next
      }
    }
    if let problem { throw problem }
    if header.isEmpty { throw Self.unusable("The table has no header line.", path: path) }
  }

  private static func bytes(
    of path: String, expansion: ReadingPolicy.Expansion
  ) throws(TidewatchError) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      try InputUnwrapping(limits: expansion, digesting: false)
        .forEachLog(in: InputFile(path: path, name: path, size: nil)) { log in
          let source = try log.bytes.get()
          var buffer = [UInt8](repeating: 0, count: 1 << 16)
          while bytes.count <= largest {
            let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
            if count == 0 { break }
            bytes += buffer[..<count]
          }
        }
    } catch let failure as ReadFailure {
      throw unusable("The table \(failure.detail).", path: path)
    } catch {
      throw unusable("The table cannot be read.", path: path)
    }
    guard bytes.count <= largest else {
      throw unusable("The table is larger than \(largest >> 20) MiB.", path: path)
    }
    return bytes
  }

  private static func unusable(_ message: String, path: String, line: Int? = nil) -> TidewatchError
  {
    TidewatchError(.models, message, location: SourceLocation(file: path, line: line))
  }
}
