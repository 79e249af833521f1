import Events
import Foundation

/// The reader of our output has gone away; what is written is enough.
struct OutputClosed: Error {}

/// Bytes to stdout, with failures told apart.
enum StandardOutput {
  static func write(_ bytes: UnsafeRawBufferPointer) throws {
    var position = 0
    while position < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
      let count = Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
      if count >= 0 {
        position += count
      } else if errno == EPIPE {
        throw OutputClosed()
      } else if errno != EINTR {
        throw TidewatchError(
          .io, "The output cannot be written; is the disk full?",
          cause: String(cString: strerror(errno)))
      }
    }
  }

  static func write(_ text: String) throws {
    try Array(text.utf8).withUnsafeBytes { try write($0) }
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal; 120 where the output is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 120 }
    return Int(size.ws_col)
  }
}
