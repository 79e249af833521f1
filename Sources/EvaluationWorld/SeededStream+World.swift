import Foundation
import Seeded

extension SeededStream {
  /// A stream of a world.
  ///
  /// Everything that can be left out of a world draws from streams of its own, so that a world with an
  /// event and the world without it differ in that event only.
  ///
  /// - Parameters:
  ///   - purpose: what the numbers are for.
  ///   - number: which of many alike, a day for example.
  init(world seed: UInt64, _ purpose: String, _ number: Int = 0) {
    self.init(seed: seed, purpose, number)
    _ = next()
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// A number whose logarithm is even in the range; both ends must be positive.
  mutating func magnitude(_ range: ClosedRange<Double>) -> Double {
    exp(number(log(range.lowerBound)...log(range.upperBound)))
  }

  /// A standard normal number (Box and Muller).
  mutating func normal() -> Double {
    let radius = sqrt(-2 * log(1 - unit()))
    return radius * cos(2 * .pi * unit())
  }
}
