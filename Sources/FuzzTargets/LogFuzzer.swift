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
      whole.events == Reading(of: bytes, with: self.whole, viewing: .all).events,
      "a row that is looked at is not the event")
    let searched = Reading(of: bytes, with: searching)
    precondition(searched.records == whole.records, "the search changes how many records there are")
    precondition(
      searched.events.filter(\.isRelevant) == whole.events.filter(\.isRelevant),
      "the search passes over a record that matters")
    let hits = Reading(of: bytes, with: searching, viewing: .hits)
    precondition(
      hits.events.filter(\.isRelevant) == searched.events.filter(\.isRelevant)
        && hits.tallies == searched.tallies && hits.rejections == searched.rejections,
      "to take hits without a search changes what is read")
  }
}

/// What one way of reading gave.
private struct Reading {
  /// Which rows are only looked at, where there are such.
  enum Viewing {
    case none
    /// Those that matter; others that are looked at are nothing.
    case hits
    case all
  }

  let events: [AccessEvent]
  let rejections: [Rejection]
  let tallies: [InputTally]

  var records: Int { tallies.reduce(0) { $0 + $1.records } }

  init(of bytes: UnsafeRawBufferPointer, with reader: LogReader, viewing: Viewing = .none) {
    var events: [AccessEvent] = []
    var rejections: [Rejection] = []
    var tallies: [InputTally] = []
    func take(_ row: ProxyRowView) -> Bool {
      let event = AccessEvent(row)
      guard viewing == .all || event.isRelevant else { return false }
      events.append(event)
      return true
    }
    do {
      try reader.forEachLog(in: MemorySource(bytes), named: "input") { log in
        let before = rejections.count
        let tally = try reader.read(
          log,
          into: LogReader.Sink(
            event: { events.append($0) },
            row: viewing == .none ? nil : take, rejection: { rejections.append($0) }))
        precondition(tally.rejected == rejections.count - before, "a rejection is lost")
        precondition(
          tally.format.isEmpty
            || tally.records == tally.events + tally.nonCandidates + tally.rejected,
          "the records do not add up")
        tallies.append(tally)
      }
    } catch {
      preconditionFailure("reading memory threw: \(error)")
    }
    self.events = events
    self.rejections = rejections
    self.tallies = tallies
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
