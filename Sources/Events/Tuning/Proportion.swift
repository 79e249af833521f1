/// So many of so many, and what share of the whole that may mean.
///
///     Proportion(15, of: 148).interval  // 0.0624…0.1605
package struct Proportion: Hashable, Sendable {
  package let count: Int
  package let total: Int

  /// - Parameter count: 0 to `total`.
  package init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// 0 to 1; `nil` of nothing.
  package var share: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// The 95 % score interval of Wilson (1927), method 3 of Newcombe, "Two-sided confidence intervals for
  /// the single proportion" (1998); everything of nothing.
  package var interval: ClosedRange<Double> {
    guard total > 0 else { return 0...1 }
    let z = 1.959963984540054
    let (n, p) = (Double(total), Double(count) / Double(total))
    let middle = p + z * z / (2 * n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return max(0, (middle - reach) / scale)...min(1, (middle + reach) / scale)
  }

  package static func + (left: Self, right: Self) -> Self {
    Self(left.count + right.count, of: left.total + right.total)
  }
}
