import Events
import Ingestion
import Policies

/// Reads bytes as a log in several ways, which must agree.
final class LogFuzzer {
  private let whole: LogReader
  private let pieces: LogReader
  private let searching: LogReader

  /// - Parameter format: what the bytes are taken for; `nil` to take wrappings off and recognise it.
  init(format: (any LogFormat)?) {
    func reader(everything: Bool, block: Int) -> LogReader {
      do {
        return try LogReader(
          terms: ["virustotal.com", "Recorded Future"], redactor: FuzzTarget.redactor,
          times: TimeParser(reference: Timestamp(seconds: 1_795_413_600)),
          expansion: ReadingPolicy.Expansion(
            maxRatio: 100, maxBytes: 1 << 26, maxMembers: 20, maxNesting: 4),
          parsesEverything: everything, digesting: true, format: format,
          sizes: BlockSizes(block: block, longestRecord: 1 << 16))
      } catch {
        preconditionFailure("the reader cannot be made: \(error)")
      }
    }
    whole = reader(everything: true, block: 1 << 16)
    pieces = reader(everything: true, block: 64)
    searching = reader(everything: false, block: 256)
  }

  func read(_ bytes: UnsafeRawBufferPointer) {
    let whole = Reading(of: bytes, with: whole)
    precondition(
      whole.events == Reading(of: bytes, with: pieces).events, "blocks change what is read")
    precondition(
      whole.events == Reading(of: bytes, with: self.whole, viewing: true).events,
      "a row that is looked at is not the event")
    let searched = Reading(of: bytes, with: searching)
    precondition(searched.records == whole.records, "the search changes how many records there are")
    precondition(
      searched.events.filter(\.isRelevant) == whole.events.filter(\.isRelevant),
      "the search passes over a record that matters")
  }
}

/// What one way of reading gave.
private struct Reading {
  let events: [AccessEvent]
  let records: Int

  /// - Parameter viewing: whether rows are only looked at, where there are such.
  init(of bytes: UnsafeRawBufferPointer, with reader: LogReader, viewing: Bool = false) {
    var events: [AccessEvent] = []
    var records = 0
    do {
      try reader.forEachLog(in: MemorySource(bytes), named: "input") { log in
        var rejected = 0
        let tally = try reader.read(
          log,
          into: LogReader.Sink(
            event: { events.append($0) },
            row: viewing ? { events.append(AccessEvent($0)) } : nil,
            rejection: { _ in rejected += 1 }))
        precondition(tally.rejected == rejected, "a rejection is lost")
        precondition(
          tally.format.isEmpty
            || tally.records == tally.events + tally.nonCandidates + tally.rejected,
          "the records do not add up")
        records += tally.records
      }
    } catch {
      preconditionFailure("reading memory threw: \(error)")
    }
    self.events = events
    self.records = records
  }
}

extension AccessEvent {
  /// Whether one of the terms stands where the rule would look.
  fileprivate var isRelevant: Bool {
    let text = (url + "\n" + target).lowercased()
    return text.contains("virustotal.com") || text.contains("recorded future")
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
