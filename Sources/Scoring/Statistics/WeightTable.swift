/// Weights of values that are named by numbers; few values, so that a search along them is quick.
struct WeightTable: Hashable, Sendable {
  private(set) var values: [Int32] = []
  private(set) var weights: [Double] = []
  private(set) var total = 0.0

  /// Below this a value is forgotten.
  private static let least = 0.01

  var isEmpty: Bool { values.isEmpty }

  func weight(of value: Int32) -> Double {
    values.firstIndex(of: value).map { weights[$0] } ?? 0
  }

  func holds(_ value: Int32) -> Bool { values.contains(value) }

  mutating func add(_ value: Int32, weight: Double = 1) {
    if let place = values.firstIndex(of: value) {
      weights[place] += weight
    } else {
      values.append(value)
      weights.append(weight)
    }
    total += weight
  }

  /// Multiplies all weights, 0 to 1, and forgets what has become of no account.
  mutating func scale(by factor: Double) {
    guard factor < 1 else { return }
    total = 0
    var kept = 0
    for place in values.indices {
      let weight = weights[place] * factor
      guard weight >= Self.least else { continue }
      values[kept] = values[place]
      weights[kept] = weight
      total += weight
      kept += 1
    }
    values.removeLast(values.count - kept)
    weights.removeLast(weights.count - kept)
  }
}
