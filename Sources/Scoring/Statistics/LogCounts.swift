import Foundation

/// Counts on the scale of ln(1 + n), on which the days of a person are about symmetric.
///
/// What tomorrow's count may be is a Student t distribution whose location and scale are shrunk to
/// those of the peers: few days of one's own say little.
struct LogCounts: Hashable, Sendable {
  private var weight = 0.0
  private var sum = 0.0
  /// Of squared distances from what was expected at the time.
  private var squares = 0.0
  private var squareWeight = 0.0

  /// - Parameter expected: the location that was expected of this count; `nil` where none was.
  mutating func add(_ count: Int, expected: Double?) {
    add(log1p(Double(count)), expected: expected, weight: 1)
  }

  /// Learns a count as no further from what was expected than so many of its scales, so that no count
  /// teaches more than any other can (Huber, "Robust Statistics", 1981, section 1.4).
  ///
  /// - Parameters:
  ///   - prediction: what was expected of this count; `nil` where nothing was.
  ///   - weight: 0 to 1.
  mutating func add(
    _ count: Int, expecting prediction: Prediction?, within reach: Double, weight: Double = 1
  ) {
    var value = log1p(Double(count))
    if let prediction {
      let most = reach * prediction.scale
      value = min(max(value, prediction.location - most), prediction.location + most)
    }
    add(value, expected: prediction?.location, weight: weight)
  }

  private mutating func add(_ value: Double, expected: Double?, weight: Double) {
    self.weight += weight
    sum += weight * value
    guard let expected else { return }
    squares += weight * (value - expected) * (value - expected)
    squareWeight += weight
  }

  mutating func scale(by factor: Double) {
    weight *= factor
    sum *= factor
    squares *= factor
    squareWeight *= factor
  }

  /// What an entity's next count may be.
  struct Prediction: Hashable, Sendable {
    let location: Double
    let scale: Double
    let degreesOfFreedom: Double

    /// The count in the middle, at least 1 as what is counted happened.
    var median: Double { max(1, expm1(location)) }

    /// The counts between which two thirds lie, at least 1.
    var band: ClosedRange<Double> {
      max(1, expm1(location - scale))...max(1, expm1(location + scale))
    }

    /// ln P(X ≥ count), half of the count's own probability left out.
    func logUpperTail(_ count: Int) -> Double {
      let t = (log1p(Double(count)) - location) / scale
      return StudentT.logUpperTail(t, degreesOfFreedom: degreesOfFreedom)
    }
  }

  /// - Parameters:
  ///   - peers: what peers' counts are like, each around their own expectation.
  ///   - strength: how many days of the peers are mixed in.
  /// - Returns: `nil` while nobody has a count.
  func prediction(peers: LogCounts, strength: Double) -> Prediction? {
    guard weight + peers.weight > 0, weight + strength > 0 else { return nil }
    let peerMean = peers.weight > 0 ? peers.sum / peers.weight : sum / weight
    let location = (sum + strength * peerMean) / (weight + strength)
    let peerVariance =
      (peers.squares + Self.priorVariance) / (peers.squareWeight + 1)
    let known = squareWeight + strength
    let variance = known > 0 ? (squares + strength * peerVariance) / known : peerVariance
    // A count of events that come alone varies at least as a Poisson count does.
    let floor = 1 / (exp(location) + 1)
    return Prediction(
      location: location,
      scale: (max(variance, floor) * (1 + 1 / (weight + strength))).squareRoot(),
      degreesOfFreedom: 3 + squareWeight + strength)
  }

  /// The variance that a count of unknown habit is taken to have: a factor of e either way.
  private static let priorVariance = 1.0
}
