import CMappedFile
import Foundation

/// A regular file on disk, read at any place by any thread, or looked at without being read.
///
/// It may change while it is open. Reading copies what is there at that moment. Looking spares the copy,
/// for bytes that are only searched: who looks must expect that they change under its eyes, and copies
/// whatever it means to understand.
final class StoredFile: Sendable {
  let size: Int
  private let descriptor: Descriptor
  /// The file in memory; freed with this object.
  private nonisolated(unsafe) let mapping: OpaquePointer

  /// - Returns: `nil` for what is no regular file, is empty, or cannot be mapped.
  init?(_ descriptor: Descriptor) {
    guard let size = descriptor.fileSize,
      let mapping = cmappedfile_open(descriptor.number, size)
    else { return nil }
    self.descriptor = descriptor
    self.size = size
    self.mapping = mapping
  }

  deinit { cmappedfile_close(mapping) }

  /// Whether the file has become shorter than it was when it was opened.
  var hasShrunk: Bool { (descriptor.fileSize ?? 0) < size }

  /// Shows bytes of the file as they lie in the page cache.
  ///
  /// - Parameter body: is to ask `isWhole(before:)` before it keeps anything of what it saw.
  /// - Returns: `nil` when the bytes cannot be shown.
  func look<R>(at range: Range<Int>, _ body: (ByteView) throws -> R) rethrows -> R? {
    precondition(range.lowerBound >= 0 && range.upperBound <= size, "no part of the file")
    guard cmappedfile_is_whole(mapping), let bytes = cmappedfile_bytes(mapping) else { return nil }
    defer { cmappedfile_let_go(mapping, range.lowerBound, range.upperBound) }
    return try body(
      ByteView(UnsafeRawBufferPointer(start: bytes + range.lowerBound, count: range.count)))
  }

  /// Whether all that was seen before a place was the file's.
  func isWhole(before end: Int) -> Bool {
    // What a page holds behind the file's end is zeros.
    cmappedfile_is_whole(mapping) && (descriptor.fileSize ?? 0) >= end
  }

  /// Reads bytes of the file; fewer than there is room for only where it ends.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at place: Int
  ) throws(ReadFailure) -> Int {
    var filled = 0
    while filled < buffer.count {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = pread(descriptor.number, room.baseAddress, room.count, off_t(place + filled))
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw ReadFailure(.unreadableFile, "cannot be read: \(Descriptor.systemMessage())")
      }
    }
    return filled
  }
}

/// Bytes of a log that lie in a file as they are and have not been read.
package struct FilePart: Sendable {
  let file: StoredFile
  let range: Range<Int>
  /// Its turn in the digest of the log, of bytes that begin and end no earlier than these.
  var turn: DigestTurn?

  /// The bytes that are needed, those to be digested among them.
  private var needed: Range<Int> {
    range.lowerBound..<max(range.upperBound, turn?.range.upperBound ?? 0)
  }

  /// Shows the bytes as they lie in the file, and digests them.
  ///
  /// - Returns: what `body` made of them; `nil` when not all of them could be had: then that is void, and
  ///   they are to be read.
  func look<R>(_ body: (ByteView) throws -> R) rethrows -> R? {
    let needed = needed
    return try file.look(at: needed) { view -> R? in
      let result = try body(view[..<range.count])
      let isWhole = { file.isWhole(before: needed.upperBound) }
      guard isWhole() else { return nil }
      guard let turn else { return result }
      var isDigested = false
      turn.take(view[(turn.range.lowerBound - needed.lowerBound)...]) {
        isDigested = isWhole()
        return isDigested
      }
      return isDigested ? result : nil
    } ?? nil
  }

  /// Reads the bytes, and digests them.
  ///
  /// - Parameter reserve: makes room for so many bytes.
  /// - Returns: how many of the bytes of `range` there still are.
  func read(
    into reserve: (Int) -> UnsafeMutableRawBufferPointer
  ) throws(ReadFailure) -> Int {
    let needed = needed
    let room = reserve(needed.count)
    let count = try file.read(into: room, at: needed.lowerBound)
    if let turn {
      let start = min(turn.range.lowerBound - needed.lowerBound, count)
      turn.take(ByteView(UnsafeRawBufferPointer(rebasing: room[start..<count])))
    }
    return min(count, range.count)
  }
}

extension ReadFailure {
  /// Bytes of a file were there when it was opened, and are not any more.
  static let shortened = ReadFailure(.unreadableFile, "became shorter while it was read")
}
