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
  var hasShrunk: Bool { isCut(before: size) }

  /// Shows bytes of the file as they lie in the page cache.
  ///
  /// - Returns: what `body` made of them; `nil` when not all of them could be had, and what it made is void.
  func look<R>(at range: Range<Int>, _ body: (ByteView) throws -> R) rethrows -> R? {
    precondition(range.lowerBound >= 0 && range.upperBound <= size, "no part of the file")
    guard cmappedfile_is_whole(mapping), let bytes = cmappedfile_bytes(mapping) else { return nil }
    defer { cmappedfile_let_go(mapping, range.lowerBound, range.upperBound) }
    let view = ByteView(UnsafeRawBufferPointer(start: bytes + range.lowerBound, count: range.count))
    let result = try body(view)
    // What a page holds behind the file's end is zeros.
    return cmappedfile_is_whole(mapping) && !isCut(before: range.upperBound) ? result : nil
  }

  private func isCut(before end: Int) -> Bool { (descriptor.fileSize ?? 0) < end }

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

  func look<R>(_ body: (ByteView) throws -> R) rethrows -> R? {
    try file.look(at: range, body)
  }
}

extension ReadFailure {
  /// Bytes of a file were there when it was opened, and are not any more.
  static let shortened = ReadFailure(.unreadableFile, "became shorter while it was read")
}
