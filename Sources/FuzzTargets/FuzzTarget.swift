import Events
import Ingestion
import Policies

/// One thing that reads what others wrote.
///
/// What must hold is checked here: a broken promise stops the process, which libFuzzer reports with the
/// input that broke it.
package struct FuzzTarget {
  private let body: (UnsafeRawBufferPointer) -> Void

  /// Every target's name. A format's target, its framing and parser with the format forced, has the
  /// format's; `input` takes wrappings off and recognises what is inside.
  package static var names: [String] {
    LogFormatRegistry.all.map(\.name) + ["input", "search", "time", "redaction"]
  }

  /// - Returns: `nil` for a name that no target has.
  package init?(named name: String) {
    switch name {
    case "input": body = LogFuzzer(format: nil).read
    case "search": body = SearchFuzzer().search
    case "time": body = Self.readTime
    case "redaction": body = Self.redact
    default:
      guard let format = LogFormatRegistry.named(name) else { return nil }
      body = LogFuzzer(format: format).read
    }
  }

  /// Reads bytes, and stops the process when a promise is broken.
  package func run(_ bytes: UnsafeRawBufferPointer) { body(bytes) }

  private static func readTime(_ bytes: UnsafeRawBufferPointer) {
    let parser = TimeParser(reference: Timestamp(seconds: 1_795_413_600))
    guard let time = parser.instant(in: ByteView(bytes)), time.ticks > 0,
      time < Timestamp(seconds: 253_402_300_800)
    else { return }
    precondition(parser.instant(in: time.description) == time, "a time changes when written")
  }

  private static func redact(_ bytes: UnsafeRawBufferPointer) {
    let once = redactor.redacted(String(decoding: bytes, as: UTF8.self))
    precondition(redactor.redacted(once) == once, "redacting again changes the text")
  }

  static let redactor = SecretRedactor(
    policy: RedactionPolicy(secretParameters: ["key", "apikey", "token"])
  ) { _ in "0123456789abcdef" }
}
