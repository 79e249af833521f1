/// How often a small count was reached: weights of 1, 2, 3 … that fade.
///
///     var counts = TailCounts()
///     for vendors in [1, 1, 1, 2] { counts.add(vendors) }
///     counts.tail(of: 2, prior: 0.1, strength: 1)  // 0.22: one of four, and a little of the prior
struct TailCounts: Hashable, Sendable {
  /// The weight of each count, 1 first.
  private var weights: [Double] = []
  private var total = 0.0

  /// Counts beyond are taken for this.
  static let most = 12

  mutating func add(_ count: Int, weight: Double = 1) {
    let place = min(max(count, 1), Self.most) - 1
    while weights.count <= place { weights.append(0) }
    weights[place] += weight
    total += weight
  }

  mutating func scale(by factor: Double) {
    for place in weights.indices { weights[place] *= factor }
    total *= factor
  }

  /// The probability of at least so many.
  ///
  /// - Parameters:
  ///   - prior: that of others, mixed in.
  ///   - strength: how many occasions it weighs.
  func tail(of count: Int, prior: Double, strength: Double) -> Double {
    guard total + strength > 0 else { return prior }
    let reached = weights.dropFirst(min(max(count, 1), Self.most) - 1).reduce(0, +)
    return min(1, (reached + prior * strength) / (total + strength))
  }
}
