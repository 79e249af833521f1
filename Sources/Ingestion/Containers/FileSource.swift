import CXXHash
import Foundation

/// A file or the standard input, read in large pieces; keeps a running digest of what it read.
package final class FileSource: ByteSource {
  private let descriptor: Int32
  private let closesDescriptor: Bool
  private let digestState: OpaquePointer?
  /// Bytes read so far, as they lie on disk.
  package private(set) var bytesRead = 0

  /// - Parameter digesting: whether `contentDigest` is wanted; it costs a tenth of a second a GB.
  package init(path: String, digesting: Bool) throws(ReadFailure) {
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
    digestState = digesting ? XXH3_createState() : nil
    if let digestState { XXH3_128bits_reset(digestState) }
  }

  deinit {
    if closesDescriptor { close(descriptor) }
    if let digestState { XXH3_freeState(digestState) }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        if let digestState, count > 0 {
          XXH3_128bits_update(digestState, buffer.baseAddress, count)
        }
        bytesRead += count
        return count
      }
      if errno != EINTR {
        throw ReadFailure(.unreadableFile, "cannot be read: \(Self.systemMessage())")
      }
    }
  }

  /// The XXH3 (128 bits) of all bytes read so far, as 32 hex digits; empty when not asked for.
  package var contentDigest: String {
    guard let digestState else { return "" }
    let hash = XXH3_128bits_digest(digestState)
    return Self.hex(hash.high64) + Self.hex(hash.low64)
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func systemMessage() -> String { String(cString: strerror(errno)) }
}
