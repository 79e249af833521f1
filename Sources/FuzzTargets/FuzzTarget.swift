import Events
import Ingestion
import Policies

/// One thing that reads what others wrote.
///
/// What must hold is checked here: a broken promise stops the process, which libFuzzer reports with the
/// input that broke it.
package enum FuzzTarget {
  /// A format's framing and parser over a whole log, the format forced.
  case format(LogFuzzer)
  /// Wrappings, archives and recognition.
  case input(LogFuzzer)
  /// The time formats.
  case time
  /// The search for secrets.
  case redaction

  /// Every target's name; a format's target has the format's.
  package static var names: [String] {
    LogFormatRegistry.all.map(\.name) + ["input", "time", "redaction"]
  }

  /// - Returns: `nil` for a name that no target has.
  package init?(named name: String) {
    switch name {
    case "input": self = .input(LogFuzzer(format: nil))
    case "time": self = .time
    case "redaction": self = .redaction
    default:
      guard let format = LogFormatRegistry.named(name) else { return nil }
      self = .format(LogFuzzer(format: format))
    }
  }

  /// Reads bytes, and stops the process when a promise is broken.
  package func run(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .format(let logs), .input(let logs): logs.read(bytes)
    case .time:
      let parser = TimeParser(reference: Timestamp(seconds: 1_795_413_600))
      let time = parser.instant(in: ByteView(bytes))
      // What a time is written as is read as the same time.
      if let time, abs(time.ticks) < Timestamp(seconds: 253_402_300_800).ticks, time.ticks > 0 {
        precondition(parser.instant(in: time.description) == time, "a time changes when written")
      }
    case .redaction:
      let text = String(decoding: bytes, as: UTF8.self)
      let once = Self.redactor.redacted(text)
      precondition(Self.redactor.redacted(once) == once, "redacting again changes the text")
    }
  }

  static let redactor = SecretRedactor(
    policy: RedactionPolicy(secretParameters: ["key", "apikey", "token"])
  ) { _ in "0123456789abcdef" }
}
