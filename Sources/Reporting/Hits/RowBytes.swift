/// Rows on their way out, one behind the other, in memory that is used again once they are written.
///
/// A row is written in place: its format says first how long it can become, so that no byte of it
/// has to ask for room.
package struct RowBytes: Sendable {
  /// Room, of which the first `count` bytes are rows.
  private var room: [UInt8] = []
  package private(set) var count = 0

  /// What is asked for at a time, in bytes, at least.
  private static let leastRoom = 1 << 14

  package init() {}

  package var isEmpty: Bool { count == 0 }

  /// Forgets the rows and keeps the memory.
  package mutating func removeAll() { count = 0 }

  /// Hands out the bytes for the length of a call.
  package func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try room.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  /// Appends what `write` puts behind a cursor.
  ///
  /// - Parameter most: how many bytes that is at most; a cursor that is driven further stops the run.
  mutating func append(atMost most: Int, _ write: (inout RowCursor) -> Void) {
    if room.count - count < most {
      let more = max(most, room.count, Self.leastRoom)
      room.append(contentsOf: repeatElement(0, count: more))
    }
    let start = count
    count = room.withUnsafeMutableBufferPointer { room in
      var cursor = RowCursor(UnsafeMutableBufferPointer(rebasing: room[start...]))
      write(&cursor)
      return start + cursor.count
    }
  }

  mutating func append(_ text: String) {
    append(atMost: text.utf8.count) { $0.append(text) }
  }
}

/// A place in `RowBytes` that moves behind what it writes; valid during `append`.
///
/// This is the only place that writes to raw memory here: every step checks that there is room.
struct RowCursor {
  private let start: UnsafeMutablePointer<UInt8>?
  private var next: UnsafeMutablePointer<UInt8>?
  private(set) var left: Int

  init(_ room: UnsafeMutableBufferPointer<UInt8>) {
    start = room.baseAddress
    next = room.baseAddress
    left = room.count
  }

  /// Bytes written so far.
  var count: Int {
    guard let start, let next else { return 0 }
    return next - start
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    withRoom(for: 1) { $0.pointee = byte }
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    withRoom(for: bytes.count) { $0.update(from: source, count: bytes.count) }
  }

  @inline(__always)
  mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) {
    text.withBytes { append($0) }
  }

  /// Appends a part of some bytes, sixteen at a time: for short parts that takes less than to ask how many
  /// there are.
  ///
  /// - Parameter bytes: have `Escape.slack` bytes behind the part; as much room is needed here.
  @inline(__always)
  mutating func append(_ part: Range<Int>, of bytes: UnsafeRawBufferPointer) {
    typealias Lanes = SIMD16<UInt8>
    precondition(
      part.lowerBound >= 0 && bytes.count - Escape.slack >= part.upperBound,
      "a part lies outside of its bytes")
    append(upTo: part.count + Escape.slack) { room in
      var copied = 0
      while copied < part.count {
        let lanes = bytes.loadUnaligned(
          fromByteOffset: part.lowerBound &+ copied, as: Lanes.self)
        room.storeBytes(of: lanes, toByteOffset: copied, as: Lanes.self)
        copied = copied &+ Lanes.scalarCount
      }
      return part.count
    }
  }

  /// Lets `write` fill up to so many bytes, and moves behind as many as it says.
  @inline(__always)
  mutating func append(
    upTo length: Int, _ write: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    precondition(left >= length, "a row is longer than was said")
    let written = write(UnsafeMutableRawBufferPointer(start: next, count: length))
    precondition(written >= 0 && written <= length, "more was written than there is room")
    next = next.map { $0 + written }
    left -= written
  }

  @inline(__always)
  private mutating func withRoom(
    for length: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void
  ) {
    precondition(left >= length, "a row is longer than was said")
    guard let place = next else { return }
    write(place)
    next = place + length
    left -= length
  }
}

extension String {
  /// The UTF-8 bytes, in place where the string holds them in a row, as every native one does.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
