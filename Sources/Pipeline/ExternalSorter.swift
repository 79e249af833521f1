import Events
import Foundation

/// Sorts any number of output rows by time, newest first, in bounded memory.
///
/// Rows of one instant are ordered by their bytes, so that the order is total. Beyond the bound,
/// sorted runs go to temporary files, which are merged at the end and are gone before the run is.
package final class ExternalSorter {
  /// Where a row lies in `bytes`.
  private struct Row {
    var time: Timestamp
    var start: Int
    var length: Int
  }

  private let memoryBound: Int
  /// The rows that are in memory, one behind the other as they came.
  private var bytes: [UInt8] = []
  private var rows: [Row] = []
  private var runs: [SortedRun] = []

  /// Room is asked for as it is needed up to here, and then all at once, so that none is copied.
  private static let smallRoom = 1 << 20

  /// - Parameter memoryBound: bytes of rows held before a run is written out.
  package init(memoryBound: Int = 32 << 20) {
    self.memoryBound = memoryBound
  }

  /// How many sorted runs were written out.
  package var spilledRuns: Int { runs.count }

  package func add(_ row: UnsafeRawBufferPointer, at time: Timestamp) throws(TidewatchError) {
    if held + row.count > memoryBound, !rows.isEmpty { try spill() }
    if bytes.count > Self.smallRoom, bytes.capacity < memoryBound {
      bytes.reserveCapacity(memoryBound)
    }
    rows.append(Row(time: time, start: bytes.count, length: row.count))
    bytes.append(contentsOf: row)
  }

  private var held: Int { bytes.count + rows.count * MemoryLayout<Row>.stride }

  /// Hands out all rows in order and forgets them.
  package func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try forEachSorted { try body($1) }
    bytes = []
    rows = []
    runs = []
  }

  /// Hands out all rows in order, several at a time, about `size` bytes.
  package func drain(in size: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var piece: [UInt8] = []
    try drain { row in
      piece.append(contentsOf: row)
      guard piece.count > size else { return }
      try piece.withUnsafeBytes(body)
      piece.removeAll(keepingCapacity: true)
    }
    if !piece.isEmpty { try piece.withUnsafeBytes(body) }
  }

  private func forEachSorted(
    _ body: (Timestamp, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard !runs.isEmpty else { return try forEachInMemory(body) }
    // What is in memory is a run as well, so that merging knows one kind only.
    if !rows.isEmpty { try spill() }
    try SortedRun.merge(runs, memory: memoryBound, body)
  }

  private func forEachInMemory(
    _ body: (Timestamp, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try bytes.withUnsafeBytes { bytes in
      rows.sort { left, right in
        left.time != right.time
          ? left.time > right.time
          : SortedRun.precedes(
            bytes[left.start..<left.start + left.length],
            bytes[right.start..<right.start + right.length])
      }
      for row in rows {
        let range = row.start..<row.start + row.length
        try body(row.time, UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
  }

  private func spill() throws(TidewatchError) {
    do {
      var writer = try SortedRun.Writer()
      try forEachInMemory { try writer.append($1, at: $0) }
      runs.append(try writer.finish())
    } catch {
      throw TidewatchError(
        .io, "Sorting needs room for temporary files; free some in TMPDIR, or use --order input.",
        cause: "\(error)")
    }
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }
}
