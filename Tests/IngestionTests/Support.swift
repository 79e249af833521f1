import Events
import Foundation
import Policies

@testable import Ingestion

/// Terms that the tests search for; the shape of the rule's own.
let testTerms = ["virustotal.com", "api.shodan.io", "Recorded Future"]

/// 2026-11-23T06:00:00Z, a fixed now.
let testNow = Timestamp(seconds: 1_795_413_600)

let testExpansion = ReadingPolicy.Expansion(
  maxRatio: 1000, maxBytes: 1 << 40, maxMembers: 100, maxNesting: 5)

let testRedactor = SecretRedactor(
  policy: RedactionPolicy(secretParameters: ["key", "apikey", "token"]),
  fingerprint: { _ in "0123456789abcdef" })

/// What a reader made of an input.
struct Reading {
  var tally: InputTally
  var events: [AccessEvent]
  var rejections: [Rejection]
}

/// Writes bytes to a file of their own and reads them as a user's input would be.
func read(
  _ bytes: [UInt8], terms: [String] = testTerms, everything: Bool = false,
  format: (any LogFormat)? = nil, sizes: BlockSizes = BlockSizes()
) throws -> Reading {
  let directory = FileManager.default.temporaryDirectory
  let file = directory.appendingPathComponent("tidewatch-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: file) }
  try Data(bytes).write(to: file)
  return try read(
    path: file.path, terms: terms, everything: everything, format: format, sizes: sizes)
}

func read(_ text: String, everything: Bool = false) throws -> Reading {
  try read(Array(text.utf8), everything: everything)
}

func read(
  path: String, terms: [String] = testTerms, everything: Bool = false,
  format: (any LogFormat)? = nil, sizes: BlockSizes = BlockSizes()
) throws -> Reading {
  let reader = try LogReader(
    terms: terms, redactor: testRedactor, times: TimeParser(reference: testNow),
    expansion: testExpansion, parsesEverything: everything, format: format, sizes: sizes)
  let readings = try readAll(path: path, with: reader)
  guard readings.count == 1 else { throw SeveralLogs(count: readings.count) }
  return readings[0]
}

/// Every log of a file, archives taken apart.
func readAll(path: String, with reader: LogReader) throws -> [Reading] {
  var readings: [Reading] = []
  try reader.forEachLog(in: InputFile(path: path, name: "input", size: nil)) { log in
    var events: [AccessEvent] = []
    var rejections: [Rejection] = []
    let tally = try reader.read(
      log,
      into: LogReader.Sink(
        event: { events.append($0) }, rejection: { rejections.append($0) }))
    readings.append(Reading(tally: tally, events: events, rejections: rejections))
  }
  return readings
}

/// Thrown where a test expects one log and there are more.
struct SeveralLogs: Error {
  var count: Int
}

/// The view of a text, for parsers that take bytes.
func withView<R>(_ text: String, _ body: (ByteView) throws -> R) rethrows -> R {
  try Array(text.utf8).withUnsafeBytes { try body(ByteView($0)) }
}

/// Where the vendor-published logs lie, when they do.
func fixtures(_ path: String) -> String? {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let file = root.deletingLastPathComponent().appendingPathComponent("shared/fixtures/\(path)")
  return FileManager.default.fileExists(atPath: file.path) ? file.path : nil
}

/// A small generator of repeatable random numbers (SplitMix64, Steele et al. 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
