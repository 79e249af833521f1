import Foundation

/// The regularised incomplete beta function I_x(a, b), in logarithms so that tails never vanish.
///
///     exp(IncompleteBeta.logarithm(x: 0.5, y: 0.5, a: 2, b: 3))  // 0.6875
///
/// The continued fraction is DLMF 8.17.22, evaluated by the modified Lentz method. The factor
/// before it is a binomial density after C. Loader, "Fast and Accurate Computation of Binomial
/// Probabilities" (2000), which keeps its relative accuracy where differences of log-gamma lose it.
package enum IncompleteBeta {
  /// ln I_x(a, b), from −∞ to 0.
  ///
  /// - Parameters:
  ///   - x: The upper limit of the integral, 0 to 1.
  ///   - y: 1 − x, passed beside it because the subtraction loses digits near 1.
  ///   - a: First shape, above 0.
  ///   - b: Second shape, above 0.
  package static func logarithm(x: Double, y: Double, a: Double, b: Double) -> Double {
    if x <= 0 { return -.infinity }
    if y <= 0 { return 0 }
    if x * (a + b + 2) < a + 1 {
      return min(0, logPrefactor(x: x, y: y, a: a, b: b) - log(fraction(x: x, a: a, b: b)))
    }
    let complement = logPrefactor(x: y, y: x, a: b, b: a) - log(fraction(x: y, a: b, b: a))
    return logOfOneMinusExp(min(0, complement))
  }

  /// ln(1 − eᵗ) for t ≤ 0 without cancellation.
  private static func logOfOneMinusExp(_ t: Double) -> Double {
    t > -0.693 ? log(-expm1(t)) : log1p(-exp(t))
  }

  /// ln of xᵃ yᵇ / (a B(a, b)).
  private static func logPrefactor(x: Double, y: Double, a: Double, b: Double) -> Double {
    let n = a + b
    let density =
      stirlingError(n) - stirlingError(a) - stirlingError(b)
      - deviance(a, from: n * x) - deviance(b, from: n * y) + 0.5 * log(n / (2 * .pi * a) / b)
    return log(b / n) + density
  }

  /// The continued fraction 1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22.
  private static func fraction(x: Double, a: Double, b: Double) -> Double {
    let tiny = 1e-300
    let steps = 200_000
    var value = 1.0
    var numerator = 1.0
    var denominator = 0.0
    for step in 1...steps {
      let m = Double(step / 2)
      let coefficient =
        step % 2 == 0
        ? m * (b - m) / (a + 2 * m - 1) * (x / (a + 2 * m))
        : -(a + m) / (a + 2 * m) * ((a + b + m) / (a + 2 * m + 1)) * x
      denominator = 1 + coefficient * denominator
      if abs(denominator) < tiny { denominator = tiny }
      denominator = 1 / denominator
      numerator = 1 + coefficient / numerator
      if abs(numerator) < tiny { numerator = tiny }
      let change = numerator * denominator
      value *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return value
  }

  /// How far Stirling's formula for ln n! falls short: Loader's `stirlerr`, for n above 0.
  private static func stirlingError(_ n: Double) -> Double {
    if n < 16 {
      return logGamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * .pi)
    }
    let s = 1 / (n * n)
    return (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188)))) / n
  }

  /// k ln(k/mean) + mean − k: Loader's `bd0`, by a series where the two are close.
  private static func deviance(_ k: Double, from mean: Double) -> Double {
    guard abs(k - mean) < 0.1 * (k + mean) else { return k * log(k / mean) + mean - k }
    let v = (k - mean) / (k + mean)
    var sum = (k - mean) * v
    var term = 2 * k * v
    for j in 1...1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }

  private static func logGamma(_ x: Double) -> Double {
    let (value, _): (Double, Int) = lgamma(x)
    return value
  }
}
