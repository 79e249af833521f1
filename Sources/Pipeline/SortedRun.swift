import Events
import Foundation

/// Sorted rows in a temporary file without a name, which is gone with the process however that ends.
struct SortedRun {
  private let file: FileHandle

  /// Whether a row's bytes come before another's.
  static func precedes(
    _ left: Slice<UnsafeRawBufferPointer>, _ right: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    let left = UnsafeRawBufferPointer(rebasing: left)
    let right = UnsafeRawBufferPointer(rebasing: right)
    guard let one = left.baseAddress, let other = right.baseAddress else {
      return left.count < right.count
    }
    let order = memcmp(one, other, min(left.count, right.count))
    return order != 0 ? order < 0 : left.count < right.count
  }

  // MARK: Writing

  /// Each row's time and length, 12 bytes of little endian, and the row.
  struct Writer {
    private let file: FileHandle
    private var pending: [UInt8] = []

    private static let pendingMost = 1 << 18

    init() throws {
      let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("tidewatch-sort-\(UUID().uuidString)")
      let descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
      unlink(url.path)
      file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    mutating func append(_ row: UnsafeRawBufferPointer, at time: Timestamp) throws {
      withUnsafeBytes(of: time.ticks.littleEndian) { pending.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt32(row.count).littleEndian) { pending.append(contentsOf: $0) }
      pending.append(contentsOf: row)
      if pending.count >= Self.pendingMost { try flush() }
    }

    private mutating func flush() throws {
      try file.write(contentsOf: pending)
      pending.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws -> SortedRun {
      try flush()
      try file.seek(toOffset: 0)
      return SortedRun(file: file)
    }
  }

  // MARK: Merging

  /// Hands out the rows of all runs in order.
  ///
  /// - Parameter memory: bytes that reading ahead may take.
  static func merge(
    _ runs: [SortedRun], memory: Int, _ body: (Timestamp, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let ahead = min(max(memory / runs.count, 1 << 14), 1 << 18)
    var readers = runs.map { Reader($0.file, ahead: ahead) }
    /// The times of the readers' rows, apart from them, as all are looked at for every row.
    var times: [Timestamp?] = []
    for index in readers.indices { times.append(try readers[index].next()) }
    while true {
      var first: (index: Int, time: Timestamp)?
      for (index, time) in times.enumerated() {
        guard let time else { continue }
        guard let known = first else {
          first = (index, time)
          continue
        }
        if time > known.time
          || time == known.time && readers[index].precedes(readers[known.index])
        {
          first = (index, time)
        }
      }
      guard let (index, time) = first else { return }
      try readers[index].withRow { try body(time, $0) }
      times[index] = try readers[index].next()
    }
  }

  private struct Reader {
    private let file: FileHandle
    private let ahead: Int
    private var buffer: [UInt8] = []
    private var position = 0
    /// Where in `buffer` the row lies that was read last.
    private var row = 0..<0

    init(_ file: FileHandle, ahead: Int) {
      self.file = file
      self.ahead = ahead
    }

    func withRow<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
      try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[row])) }
    }

    func precedes(_ other: Reader) -> Bool {
      withRow { mine in other.withRow { SortedRun.precedes(mine[...], $0[...]) } }
    }

    /// Moves on to the next row and returns its time; `nil` behind the last.
    mutating func next() throws -> Timestamp? {
      guard try fill(12) else { return nil }
      let (ticks, length) = buffer.withUnsafeBytes { bytes in
        (
          Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Int64.self)),
          Int(
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position + 8, as: UInt32.self))
          )
        )
      }
      position += 12
      guard try fill(length) else { return nil }
      row = position..<position + length
      position += length
      return Timestamp(ticks: ticks)
    }

    /// Reads until so many bytes lie ahead; `false` when the file has no more.
    private mutating func fill(_ count: Int) throws -> Bool {
      guard buffer.count - position < count else { return true }
      buffer.removeSubrange(..<position)
      position = 0
      while buffer.count < count {
        guard let more = try file.read(upToCount: max(ahead, count)), !more.isEmpty else {
          return false
        }
        buffer.append(contentsOf: more)
      }
      return true
    }
  }
}
