import Foundation
import Seeded

extension SeededStream {
  /// A gamma number with mean `shape` and scale 1.
  ///
  /// Source: Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables" (2000).
  mutating func gamma(shape: Double) -> Double {
    guard shape >= 1 else {
      let boost = pow(max(unit(), 1e-300), 1 / shape)
      return gamma(shape: shape + 1) * boost
    }
    let third = shape - 1.0 / 3
    let scale = 1 / sqrt(9 * third)
    while true {
      let normal = normal()
      let base = 1 + scale * normal
      guard base > 0 else { continue }
      let cube = base * base * base
      if log(1 - unit()) < 0.5 * normal * normal + third - third * cube + third * log(cube) {
        return third * cube
      }
    }
  }

  /// A Poisson count; above a mean of 60 a rounded normal number.
  mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    if mean > 60 { return max(0, Int((mean + sqrt(mean) * normal()).rounded())) }
    return poisson(mean: mean)
  }

  /// A negative binomial count: Poisson with a gamma mean; its variance is mean + mean² / shape.
  mutating func count(mean: Double, shape: Double) -> Int {
    poisson(mean * gamma(shape: shape) / shape)
  }

  /// Days between two events that come once in `mean` days, at least 1.
  mutating func waiting(mean: Double) -> Int { max(1, Int((-log(1 - unit()) * mean).rounded())) }

  /// A stationary autoregressive series with the given deviation.
  mutating func series(count: Int, memory: Double, deviation: Double) -> [Double] {
    var level = deviation * normal()
    let step = deviation * sqrt(1 - memory * memory)
    return (0..<count).map { _ in
      defer { level = memory * level + step * normal() }
      return level
    }
  }
}
