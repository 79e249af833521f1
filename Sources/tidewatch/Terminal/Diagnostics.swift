import Foundation

/// Messages on stderr.
enum Diagnostics {
  static func error(_ message: String) { plain("tidewatch: error: \(message)") }

  static func note(_ message: String) { plain("tidewatch: \(message)") }

  static func plain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }

  /// Whether stderr is a terminal, so that a line may be drawn over.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
