import CXXHash
import Events

/// A number for a multiset of events, of sightings, of context and of verdicts that does not depend on how
/// or in which order it is stored.
///
/// Each distinct event is hashed (XXH3-128 over the hashes of its entity's id and fields, secrets
/// masked), multiplied by its count, and summed modulo 2^128. Addition commutes, so any order and
/// any split into blocks give the same sum, and events that differ only in a masked fingerprint,
/// which are equal here, add up: stores with different keys agree about the same logs. It tells
/// stores apart by accident or mistake; it is no protection against forgery.
struct ContentDigest: Equatable {
  private var sum: UInt128 = 0

  /// Adds all events of a table.
  mutating func add(_ table: EventTable, entity: String) {
    let strings = table.vocabulary.strings
    let texts = (0..<UInt32(strings.count)).map { Self.hash(SecretMask.masked(strings[$0])) }
    let owner = Self.hash(SecretMask.masked(Array(entity.utf8)[...]))
    let shapes = table.vocabulary.shapes.map { shape in
      Self.hash(
        [owner, UInt128(shape.channel)] + EventField.allCases.map { texts[Int(shape[$0])] })
    }
    for row in table.rows {
      let event = Self.hash([
        shapes[Int(row.shape)], texts[Int(row.url)], UInt128(UInt64(bitPattern: row.ticks)),
      ])
      sum &+= event &* UInt128(row.count)
    }
  }

  /// Adds a sighting.
  mutating func add(_ sighting: Sighting) {
    sum &+= Self.hash([
      Self.hash(Array("sighting".utf8)), Self.hash(Array(sighting.source.utf8)),
      Self.hash(Array(sighting.user.utf8)), UInt128(UInt32(bitPattern: sighting.quarter)),
    ])
  }

  /// Adds an account's week of context, whose bytes are those of every store with the same.
  mutating func add(_ bytes: [UInt8], of row: ContextRow) {
    sum &+= Self.hash([
      Self.hash(Array("context".utf8)), Self.hash(SecretMask.masked(Array(row.account.utf8)[...])),
      UInt128(UInt32(bitPattern: row.week.index)), Self.hash(bytes),
    ])
  }

  /// Adds a verdict.
  mutating func add(_ entry: TriageEntry) {
    sum &+= Self.hash([Self.hash(Array("triage".utf8)), Self.hash(Array(entry.id.utf8))])
  }

  /// 32 hex digits.
  var text: String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }

  private static func hash(_ numbers: [UInt128]) -> UInt128 {
    numbers.map(\.littleEndian).withUnsafeBytes { hash($0) }
  }

  private static func hash(_ bytes: [UInt8]) -> UInt128 {
    bytes.withUnsafeBytes { hash($0) }
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt128 {
    let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
    return UInt128(hash.high64) << 64 | UInt128(hash.low64)
  }
}
