import Foundation
import Seeded

extension SeededStream {
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
    return poisson(mean: min(600, mean * gamma / Double(dispersion)))
  }
}
