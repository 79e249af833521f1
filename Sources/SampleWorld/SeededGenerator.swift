import Foundation

/// SplitMix64: a small random generator whose numbers depend on its seed alone.
///
/// Each entity draws from a stream of its own, so that a change to one leaves the others as they
/// were. Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) {
    self.state = seed
  }

  /// The stream of a seed that belongs to a name (FNV-1a of the name, mixed with the seed).
  package init(seed: UInt64, stream: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    self.init(seed: hash ^ (seed &* 0x9e37_79b9_7f4a_7c15))
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something of this probability happens.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// A whole number of a closed range.
  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// One of the elements, which must not be empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[integer(0...(elements.count - 1))]
  }

  /// An index drawn with the given weights.
  mutating func index(weights: [Double]) -> Int {
    var rest = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }
}

extension SeededGenerator {
  /// A negative binomial count: Poisson with a gamma-distributed mean.
  ///
  /// - Parameters:
  ///   - mean: the mean of the counts; below 500.
  ///   - dispersion: the shape of the gamma, a whole number; the variance is
  ///     `mean + mean² / dispersion`.
  mutating func count(mean: Double, dispersion: Int) -> Int {
    // A gamma of whole shape is a sum of exponentials.
    var gamma = 0.0
    for _ in 0..<dispersion { gamma -= log(1 - unit()) }
    return poisson(min(600, mean * gamma / Double(dispersion)))
  }

  /// Knuth's product of uniforms ("The Art of Computer Programming", volume 2, section 3.4.1).
  private mutating func poisson(_ mean: Double) -> Int {
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
