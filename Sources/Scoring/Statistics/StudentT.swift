import Foundation

/// Student's t distribution.
enum StudentT {
  /// ln P(T ≥ t), by the incomplete beta function: Abramowitz and Stegun 26.7.1.
  static func logUpperTail(_ t: Double, degreesOfFreedom: Double) -> Double {
    let square = t * t
    let total = degreesOfFreedom + square
    let logTail =
      IncompleteBeta.logarithm(
        x: degreesOfFreedom / total, y: square / total, a: degreesOfFreedom / 2, b: 0.5)
      - log(2)
    return t >= 0 ? logTail : log1p(-exp(logTail))
  }
}
