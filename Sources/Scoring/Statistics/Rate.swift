/// How often something happens of the times that it could: weights of successes and of occasions.
struct Rate: Hashable, Sendable {
  private(set) var successes = 0.0
  private(set) var occasions = 0.0

  mutating func add(_ happened: Bool, weight: Double = 1) {
    occasions += weight
    if happened { successes += weight }
  }

  /// Says that one of the occasions, counted elsewhere, was a success.
  mutating func addSuccess() { successes += 1 }

  mutating func addOccasions(_ count: Double) { occasions += count }

  mutating func scale(by factor: Double) {
    successes *= factor
    occasions *= factor
  }

  /// The rate with so many occasions of another mixed in, above 0 where the other is.
  func estimate(prior: Double, strength: Double) -> Double {
    (successes + prior * strength) / (occasions + strength)
  }
}
