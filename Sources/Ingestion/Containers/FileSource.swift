import Foundation

/// A file or the standard input, read in large pieces.
package final class FileSource: ByteSource {
  private let descriptor: Descriptor
  /// The same, where parts of it can be left for others to read.
  private let stored: StoredFile?
  /// Bytes read or passed over so far, as they lie on disk.
  package private(set) var bytesRead = 0
  private var bytesTold = 0

  /// - Parameter path: the file; `-` is the standard input.
  package init(path: String) throws(ReadFailure) {
    if path == "-" {
      descriptor = .standardInput
      // It may be a file that somebody has read a part of.
      stored = nil
    } else {
      descriptor = try Descriptor(opening: path)
      stored = StoredFile(descriptor)
    }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    while true {
      let count = Foundation.read(descriptor.number, buffer.baseAddress, buffer.count)
      if count > 0 {
        bytesRead += count
        return count
      }
      if count == 0 {
        if let stored, stored.hasShrunk, let cut = stored.takeCut() { throw cut }
        return 0
      }
      if errno != EINTR {
        throw ReadFailure(.unreadableFile, "cannot be read: \(Descriptor.systemMessage())")
      }
    }
  }

  package func passOver(_ count: Int) -> FilePart? {
    guard let stored, bytesRead + count <= stored.size,
      lseek(descriptor.number, off_t(bytesRead + count), SEEK_SET) >= 0
    else { return nil }
    defer { bytesRead += count }
    return FilePart(file: stored, range: bytesRead..<bytesRead + count)
  }

  /// The bytes read since this was last asked, for progress.
  func newBytes() -> Int {
    defer { bytesTold = bytesRead }
    return bytesRead - bytesTold
  }
}
