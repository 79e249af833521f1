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
    return poisson(min(600, mean * gamma / Double(dispersion)))
  }

  /// Knuth's product of uniforms ("The Art of Computer Programming", volume 2, section 3.4.1).
  private mutating func poisson(_ mean: Double) -> Int {
    let limit = exp(-mean)
    var product = unit()
    var count = 0
    while product > limit {
      product *= unit()
      count += 1
    }
    return count
  }
}
