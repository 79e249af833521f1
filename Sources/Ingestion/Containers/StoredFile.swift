import Foundation
import Synchronization

/// A regular file on disk that is read at any place by any thread, or looked at without being read.
///
/// It may change while it is open. Reading copies what is there at that moment. Looking spares the copy,
/// for bytes that are only searched.
final class StoredFile: Sendable {
  let size: Int
  private let descriptor: Descriptor
  private let hasToldCut = Atomic(false)

  /// - Returns: `nil` for what is no regular file, or is empty.
  init?(_ descriptor: Descriptor) {
    guard let size = descriptor.fileSize, size > 0 else { return nil }
    self.descriptor = descriptor
    self.size = size
  }

  /// Whether the file has become shorter than it was when it was opened.
  var hasShrunk: Bool { (descriptor.fileSize ?? 0) < size }

  /// What is to be told of a file that became shorter: once, by who asks first.
  func takeCut() -> ReadFailure? {
    hasToldCut.exchange(true, ordering: .relaxed)
      ? nil : ReadFailure(.unreadableFile, "became shorter while it was read")
  }

  /// A window in which those bytes lie, and some behind them; `nil` where there can be none.
  func window(from start: Int, atLeast count: Int) -> FileWindow? {
    FileWindow(descriptor, from: start, count: min(max(count, FileWindow.usual), size - start))
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
