import Foundation

/// Random numbers that a seed alone decides (SplitMix64), for what has to come out the same on every run:
/// samples, simulations, rehearsals and tests.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
package struct SeededStream: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  /// The stream of a seed that belongs to a name: others do not change with how much of it is drawn.
  ///
  /// - Parameter purpose: what the numbers are for; hashed with FNV-1a.
  package init(seed: UInt64, _ purpose: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = hash ^ (seed &* 0x9e37_79b9_7f4a_7c15)
  }

  /// The same for one of many alike.
  ///
  /// - Parameter number: which of them, a day for example.
  package init(seed: UInt64, _ purpose: String, _ number: Int) {
    self.init(seed: seed, purpose)
    state = next() ^ (UInt64(bitPattern: Int64(number)) &* 0xd134_2543_de82_ef95)
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to, but not including, 1.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something of this probability happens.
  package mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// A whole number of a closed range.
  package mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// One of the elements, which must not be empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[integer(0...(elements.count - 1))]
  }

  /// An index drawn with the given weights, of which one must be positive.
  package mutating func index(weights: [Double]) -> Int {
    var rest = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// A Poisson count, by a product of uniform numbers.
  ///
  /// Source: Knuth, "The Art of Computer Programming", volume 2, section 3.4.1.
  ///
  /// - Parameter mean: at most 700, as e⁻ᵐᵉᵃⁿ must not be 0; it takes as many steps.
  package mutating func poisson(mean: Double) -> Int {
    let limit = exp(-mean)
    var product = unit()
    var count = 0
    while product > limit {
      product *= unit()
      count += 1
    }
    return count
  }
}
