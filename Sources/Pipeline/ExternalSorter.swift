import Events
import Foundation

/// Sorts any number of output rows by time, newest first, in bounded memory.
///
/// Rows of one instant are ordered by their bytes, so that the order is total. Beyond the bound,
/// sorted runs go to temporary files, which are merged at the end and are gone before the run is.
package final class ExternalSorter {
  private struct Row {
    var time: Timestamp
    var bytes: [UInt8]

    static func isBefore(_ left: Row, _ right: Row) -> Bool {
      left.time != right.time
        ? left.time > right.time : left.bytes.lexicographicallyPrecedes(right.bytes)
    }
  }

  private let memoryBound: Int
  private var rows: [Row] = []
  private var bytesHeld = 0
  private var runs: [FileHandle] = []

  /// - Parameter memoryBound: bytes of rows held before a run is written out.
  package init(memoryBound: Int = 64 << 20) {
    self.memoryBound = memoryBound
  }

  /// How many sorted runs were written out.
  package var spilledRuns: Int { runs.count }

  package func add(_ bytes: [UInt8], at time: Timestamp) throws(TidewatchError) {
    rows.append(Row(time: time, bytes: bytes))
    bytesHeld += bytes.count + 48
    if bytesHeld >= memoryBound { try spill() }
  }

  /// Hands out all rows in order and forgets them.
  package func drain(_ body: ([UInt8]) throws -> Void) throws {
    rows.sort(by: Row.isBefore)
    if runs.isEmpty {
      for row in rows { try body(row.bytes) }
    } else {
      try merge(body)
    }
    rows = []
    runs = []
    bytesHeld = 0
  }

  /// Hands out all rows in order, several at a time, about `size` bytes.
  package func drain(in size: Int, _ body: ([UInt8]) throws -> Void) throws {
    var piece: [UInt8] = []
    try drain { row in
      piece += row
      guard piece.count > size else { return }
      try body(piece)
      piece.removeAll(keepingCapacity: true)
    }
    if !piece.isEmpty { try body(piece) }
  }

  // MARK: Runs on disk

  private func spill() throws(TidewatchError) {
    rows.sort(by: Row.isBefore)
    var data = Data()
    data.reserveCapacity(bytesHeld)
    for row in rows {
      withUnsafeBytes(of: row.time.ticks.littleEndian) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt32(row.bytes.count).littleEndian) { data.append(contentsOf: $0) }
      data.append(contentsOf: row.bytes)
    }
    do {
      runs.append(try Self.unnamedFile(holding: data))
    } catch {
      throw TidewatchError(
        .io, "Sorting needs room for temporary files; free some in TMPDIR, or use --order input.",
        cause: "\(error)")
    }
    rows = []
    bytesHeld = 0
  }

  /// A file without a name: it is gone with the process, however that ends.
  private static func unnamedFile(holding data: Data) throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidewatch-sort-\(UUID().uuidString)")
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    unlink(url.path)
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: data)
    try handle.seek(toOffset: 0)
    return handle
  }

  private struct RunReader {
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ handle: FileHandle) { self.handle = handle }

    mutating func next() throws -> Row? {
      guard let header = try take(12) else { return nil }
      let ticks = header[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let count = header[8..<12].reversed().reduce(0) { $0 << 8 | Int($1) }
      let bytes = try take(count) ?? []
      return Row(time: Timestamp(ticks: Int64(bitPattern: ticks)), bytes: Array(bytes))
    }

    private mutating func take(_ count: Int) throws -> [UInt8]? {
      if buffer.count - position < count {
        buffer.removeFirst(position)
        position = 0
        while buffer.count < count {
          guard let more = try handle.read(upToCount: max(1 << 16, count)), !more.isEmpty else {
            return nil
          }
          buffer += more
        }
      }
      defer { position += count }
      return Array(buffer[position..<position + count])
    }
  }

  private func merge(_ body: ([UInt8]) throws -> Void) throws {
    var readers = runs.map { RunReader($0) }
    var heads: [Row?] = []
    for index in readers.indices { heads.append(try readers[index].next()) }
    var memory = rows.makeIterator()
    var memoryHead = memory.next()
    while true {
      var best: (row: Row, run: Int?)? = memoryHead.map { ($0, nil) }
      for (index, head) in heads.enumerated() {
        if let head, best.map({ Row.isBefore(head, $0.row) }) ?? true { best = (head, index) }
      }
      guard let best else { return }
      try body(best.row.bytes)
      if let run = best.run {
        heads[run] = try readers[run].next()
      } else {
        memoryHead = memory.next()
      }
    }
  }
}
