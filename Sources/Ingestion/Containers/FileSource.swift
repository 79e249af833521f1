import Foundation

/// A file or the standard input, read in large pieces.
package final class FileSource: ByteSource {
  private let descriptor: Int32
  private let closesDescriptor: Bool
  /// Bytes read so far, as they lie on disk.
  package private(set) var bytesRead = 0
  private var bytesTold = 0

  /// - Parameter path: the file; `-` is the standard input.
  package init(path: String) throws(ReadFailure) {
    if path == "-" {
      descriptor = STDIN_FILENO
      closesDescriptor = false
    } else {
      let opened = open(path, O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else {
        throw ReadFailure(.unreadableFile, "cannot be opened: \(Self.systemMessage())")
      }
      descriptor = opened
      closesDescriptor = true
      _ = posix_fadvise(opened, 0, 0, POSIX_FADV_SEQUENTIAL)
    }
  }

  deinit { if closesDescriptor { close(descriptor) } }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        bytesRead += count
        return count
      }
      if errno != EINTR {
        throw ReadFailure(.unreadableFile, "cannot be read: \(Self.systemMessage())")
      }
    }
  }

  /// The bytes read since this was last asked, for progress.
  func newBytes() -> Int {
    defer { bytesTold = bytesRead }
    return bytesRead - bytesTold
  }

  private static func systemMessage() -> String { String(cString: strerror(errno)) }
}
