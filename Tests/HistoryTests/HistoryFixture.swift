import Events
import Foundation

@testable import History

/// A folder of its own for one test, removed afterwards.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "tidewatch-history-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String = "history.tidewatch") -> String { "\(path)/\(name)" }

  func store(_ name: String = "history.tidewatch", key: [UInt8]? = nil) throws -> HistoryStore {
    try HistoryStore(path: file(name), access: .create(key: key), now: noon)
  }
}

/// 2026-11-16T12:00:00Z, a Monday.
let noon = Timestamp(seconds: 1_794_830_400)

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// One logged row: an event and who acted.
struct LoggedEvent: Hashable {
  var event: AccessEvent
  var entity: Entity
}

/// Rows of a few entities over some weeks, with repeats, so that unions have something to unite.
func makeLog(
  _ count: Int, seed: UInt64, entities: Int = 5, weeks: Int = 3
) -> [LoggedEvent] {
  var random = SeededRandom(state: seed)
  return (0..<count).map { _ in
    let number = Int.random(in: 0..<entities, using: &random)
    let entity = Entity(id: "user\(number)@corp.example", kind: .user)
    let second = Int64.random(in: 0..<Int64(weeks * 7 * 24), using: &random) * 3600
    let isProxy = Int.random(in: 0..<3, using: &random) > 0
    var event = AccessEvent(
      time: Timestamp(seconds: 1_794_787_200 + second), channel: isProxy ? .proxy : .signIn)
    event.user = "USER\(number)"
    event.source = "192.0.2.\(Int.random(in: 1...2, using: &random))"
    event.vendor = ["alpha", "beta"].randomElement(using: &random) ?? ""
    event.target = "api.\(event.vendor).example"
    if isProxy {
      event.url = "https://\(event.target)/v1/\(Int.random(in: 1...3, using: &random))"
      event.method = "GET"
      event.client = "curl/8.1"
    } else {
      event.country = ["DE", "FR"].randomElement(using: &random) ?? ""
      event.resultType = "0"
    }
    return LoggedEvent(event: event, entity: entity)
  }
}

func makeRecord(_ digest: String, name: String = "log", ingestedAt: Timestamp = noon)
  -> IngestedInput
{
  IngestedInput(
    contentDigest: digest, name: name, format: "cef", bytes: 1000, records: 10, candidates: 5,
    events: 4, hits: 3, failedSignIns: 1, rejected: 0, firstEvent: nil, lastEvent: nil,
    ingestedAt: ingestedAt)
}

extension HistoryStore {
  /// Reads one input whole.
  func ingest(
    _ log: [LoggedEvent], digest: String = "d", memoryLimit: Int = 1 << 30
  ) throws {
    let input = beginInput(memoryLimit: memoryLimit)
    for row in log { try input.add(row.event, entity: row.entity) }
    try input.commit(makeRecord(digest))
  }

  func digest() throws -> String { try verify().digest }
}

/// An event with every field set to something of its own.
func makeFullEvent(time: Timestamp = noon) -> AccessEvent {
  var event = AccessEvent(time: time, channel: .signIn)
  event.user = "u"
  event.source = "s"
  event.target = "t"
  event.url = "https://t.example/ä\u{0}?x"
  event.method = "POST"
  event.client = "c"
  event.deviceVendor = "dv"
  event.deviceProduct = "dp"
  event.country = "DE"
  event.risk = "high"
  event.networkDetails = "[]"
  event.conditionalAccess = "ok"
  event.resultType = "0"
  event.vendor = "v"
  return event
}
