import CSieve

/// Passes over bytes in which none of a few literals begins, about as fast as memory gives them: on a
/// log with few candidates, a second search behind it has next to nothing to do.
final class LiteralSieve: Sendable {
  /// Which bytes may stand in a literal, place by place; a letter stands for its capital too.
  typealias Literal = [Set<UInt8>]

  /// Its tables; immutable once made, and freed with this object.
  private nonisolated(unsafe) let tables: OpaquePointer

  /// More literals share groups with so many others that too much would get through.
  private static let mostLiterals = 64
  private static let groups = 8
  /// Bytes of a literal that are looked at; those behind tell hardly more.
  private static let mostPlaces = 16

  /// - Returns: `nil` where a sieve would be of no use: with too many literals, or on a processor without
  ///   wide vectors.
  init?(_ literals: [Literal], width: csieve_width = csieve_widest()) {
    guard width != csieve_scalar, (1...Self.mostLiterals).contains(literals.count),
      let tables = Self.tables(of: literals, width: width)
    else { return nil }
    self.tables = tables
  }

  deinit { csieve_destroy(tables) }

  /// The next place where a literal may begin; all that do are among those that this gives one after
  /// another.
  func next(in view: ByteView, from start: Int) -> Int? {
    view.withUnsafeBytes { bytes in
      let place = csieve_next(
        tables, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), start, bytes.count)
      return place < bytes.count ? place : nil
    }
  }

  private static func tables(of literals: [Literal], width: csieve_width) -> OpaquePointer? {
    let depth = min(literals.map(\.count).max() ?? 0, mostPlaces)
    var groupsOfBytes = [UInt8](repeating: 0, count: depth * 256)
    // Those that begin alike mix least.
    let sorted = literals.sorted { one, other in
      one.lexicographicallyPrecedes(other) { ($0.min() ?? 0) < ($1.min() ?? 0) }
    }
    for (number, literal) in sorted.enumerated() {
      let group = UInt8(1) << (number * groups / sorted.count)
      for place in 0..<depth {
        let bytes = place < literal.count ? withCapitals(literal[place]) : Set(0...255)
        for byte in bytes { groupsOfBytes[place * 256 + Int(byte)] |= group }
      }
    }
    return csieve_create(groupsOfBytes, depth, width)
  }

  private static func withCapitals(_ bytes: Set<UInt8>) -> Set<UInt8> {
    bytes.union(bytes.filter { ASCII.isLetter($0) }.map { $0 ^ 0x20 })
  }
}
