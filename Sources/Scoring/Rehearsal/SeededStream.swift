import Foundation

/// Random numbers that depend on a seed and a purpose alone (SplitMix64: Steele, Lea and Flood, "Fast
/// Splittable Pseudorandom Number Generators", 2014).
///
///     var stream = SeededStream(seed: 1, "curl/alice@corp.example", 20409)
///
/// Each purpose has a stream of its own, so that a procedure more or an entity less changes nothing for
/// the others.
struct SeededStream: RandomNumberGenerator {
  private var state: UInt64

  /// - Parameters:
  ///   - purpose: what the numbers are for; hashed with FNV-1a.
  ///   - number: which of many alike, a week for example.
  init(seed: UInt64, _ purpose: String, _ number: Int = 0) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = hash ^ (seed &* 0x9e37_79b9_7f4a_7c15)
    state = next() ^ (UInt64(bitPattern: Int64(number)) &* 0xd134_2543_de82_ef95)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// A whole number whose logarithm is even over a range above 0.
  mutating func magnitude(_ range: ClosedRange<Int>) -> Int {
    let unit = Double(next() >> 11) * 0x1p-53
    let (low, high) = (log(Double(range.lowerBound)), log(Double(range.upperBound)))
    return Int(exp(low + unit * (high - low)).rounded())
  }

  /// One of the elements; `nil` where there is none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[integer(0...(elements.count - 1))]
  }

  /// So many of the elements at most, in an order of chance.
  mutating func some<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    Array(elements.shuffled(using: &self).prefix(count))
  }
}
