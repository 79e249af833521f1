/// Quarters of an hour of one UTC day: a set of numbers from 0 to 95.
///
///     var quarters = QuarterSet()
///     quarters.insert(36)   // 09:00 to 09:15 UTC
///     quarters.numbers      // [36]
package struct QuarterSet: Hashable, Sendable {
  /// Quarters in a day.
  package static let count = 96

  /// Bit `n` for quarter `n`.
  private var bits: UInt128 = 0

  package init() {}

  /// The set of some quarters; numbers that are none are passed over.
  package init(_ quarters: some Sequence<Int>) {
    for quarter in quarters { insert(quarter) }
  }

  package var isEmpty: Bool { bits == 0 }

  package var count: Int { bits.nonzeroBitCount }

  package func contains(_ quarter: Int) -> Bool {
    (0..<Self.count).contains(quarter) && bits >> UInt128(quarter) & 1 == 1
  }

  package mutating func insert(_ quarter: Int) {
    guard (0..<Self.count).contains(quarter) else { return }
    bits |= 1 << UInt128(quarter)
  }

  package mutating func formUnion(_ other: Self) { bits |= other.bits }

  /// The quarters within a range.
  package func within(_ range: Range<Int>) -> Self {
    var part = self
    part.bits &= Self.mask(below: range.upperBound) & ~Self.mask(below: range.lowerBound)
    return part
  }

  /// The quarters, ascending.
  package var numbers: [Int] {
    var numbers: [Int] = []
    var rest = bits
    while rest != 0 {
      numbers.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return numbers
  }

  private static func mask(below quarter: Int) -> UInt128 {
    quarter <= 0 ? 0 : (1 << UInt128(min(quarter, count))) - 1
  }
}
