import Foundation
import Seeded

extension SeededStream {
  /// A whole number whose logarithm is even over a range above 0.
  mutating func magnitude(_ range: ClosedRange<Int>) -> Int {
    let (low, high) = (log(Double(range.lowerBound)), log(Double(range.upperBound)))
    return Int(exp(low + unit() * (high - low)).rounded())
  }

  /// One of the elements; `nil` where there is none.
  mutating func any<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : pick(elements)
  }

  /// So many of the elements at most, in an order of chance.
  mutating func some<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    Array(elements.shuffled(using: &self).prefix(count))
  }
}
