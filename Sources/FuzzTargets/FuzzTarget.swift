import Events
import Ingestion
import Policies

/// One thing that reads what others wrote.
///
/// What must hold is checked here: a broken promise stops the process, which libFuzzer reports with the
/// input that broke it.
package enum FuzzTarget {
  /// A format's framing and parser over a whole log, the format forced.
  case format(any LogFormat)
  /// Wrappings, archives and recognition.
  case input
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
    case "input": self = .input
    case "time": self = .time
    case "redaction": self = .redaction
    default:
      guard let format = LogFormatRegistry.named(name) else { return nil }
      self = .format(format)
    }
  }

  /// Reads bytes, and stops the process when a promise is broken.
  package func run(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .format(let format): Self.read(bytes, as: format)
    case .input: Self.read(bytes, as: nil)
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

  private static let redactor = SecretRedactor(
    policy: RedactionPolicy(secretParameters: ["key", "apikey", "token"])
  ) { _ in "0123456789abcdef" }

  private static let expansion = ReadingPolicy.Expansion(
    maxRatio: 100, maxBytes: 1 << 26, maxMembers: 20, maxNesting: 4)

  /// Reads a log whole and in small blocks, with the search and without: all must agree.
  private static func read(_ bytes: UnsafeRawBufferPointer, as format: (any LogFormat)?) {
    let whole = reading(of: bytes, as: format, everything: true, block: 1 << 16)
    let pieces = reading(of: bytes, as: format, everything: true, block: 64)
    precondition(whole.events == pieces.events, "blocks change what is read")
    let searched = reading(of: bytes, as: format, everything: false, block: 256)
    precondition(searched.records == whole.records, "the search changes how many records there are")
  }

  private struct Reading {
    var events: [AccessEvent] = []
    var records = 0
  }

  private static func reading(
    of bytes: UnsafeRawBufferPointer, as format: (any LogFormat)?, everything: Bool, block: Int
  ) -> Reading {
    var reading = Reading()
    do {
      let reader = try LogReader(
        terms: ["virustotal.com", "Recorded Future"], redactor: redactor,
        times: TimeParser(reference: Timestamp(seconds: 1_795_413_600)), expansion: expansion,
        parsesEverything: everything, digesting: true, format: format,
        sizes: BlockSizes(block: block, longestRecord: 1 << 16))
      try reader.forEachLog(in: MemorySource(bytes), named: "input") { log in
        var rejected = 0
        let tally = try reader.read(
          log,
          into: LogReader.Sink(
            event: { reading.events.append($0) }, rejection: { _ in rejected += 1 }))
        precondition(tally.rejected == rejected, "a rejection is lost")
        precondition(
          tally.format.isEmpty
            || tally.records == tally.events + tally.nonCandidates + tally.rejected,
          "the records do not add up")
        reading.records += tally.records
      }
    } catch {
      preconditionFailure("reading memory threw: \(error)")
    }
    return reading
  }
}

/// Bytes in memory as a source.
private final class MemorySource: ByteSource {
  private var rest: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = min(buffer.count, rest.count)
    guard count > 0 else { return 0 }
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    return count
  }
}
