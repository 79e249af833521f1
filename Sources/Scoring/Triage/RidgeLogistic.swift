import Foundation

/// Logistic regression with a ridge penalty, by Newton's method.
enum RidgeLogistic {
  private static let mostSteps = 100
  /// The largest change of a step that is none.
  private static let tolerance = 1e-10
  /// A little of a penalty on what is free too, so that it is finite where it tells all outcomes apart.
  private static let freePenalty = 1e-6

  /// The weights that make the penalised log-likelihood greatest, without the constant and the slope of the
  /// sum of a row's figures, which are free.
  ///
  /// As the slope takes what the figures have in common, the weights sum to 0.
  ///
  /// - Parameters:
  ///   - rows: one list of figures for each case, all of one length.
  ///   - outcomes: one for each case.
  ///   - penalty: half of it times the sum of the squared weights is taken away.
  /// - Returns: `nil` where there is no case, or where the figures are not finite.
  static func weights(of rows: [[Double]], outcomes: [Bool], penalty: Double) -> [Double]? {
    guard let first = rows.first, rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
    let size = first.count + 2
    let cases = zip(rows, outcomes).map { row, outcome in
      (x: [1, row.reduce(0, +)] + row, y: outcome ? 1.0 : 0.0)
    }
    let penalties =
      [freePenalty, freePenalty] + [Double](repeating: penalty, count: first.count)
    func objective(_ weights: [Double]) -> Double {
      cases.reduce(0) { sum, item in
        let z = dot(item.x, weights)
        return sum + item.y * z - softPlus(z)
      } - zip(penalties, weights).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 }
    }
    var weights = [Double](repeating: 0, count: size)
    var reached = objective(weights)
    for _ in 0..<mostSteps {
      var gradient = zip(penalties, weights).map { -$0 * $1 }
      var curvature = (0..<size).map { row in
        (0..<size).map { $0 == row ? penalties[row] : 0 }
      }
      for item in cases {
        let probability = 1 / (1 + exp(-dot(item.x, weights)))
        let spread = probability * (1 - probability)
        for row in 0..<size {
          gradient[row] += (item.y - probability) * item.x[row]
          for column in 0..<size {
            curvature[row][column] += spread * item.x[row] * item.x[column]
          }
        }
      }
      guard let step = solve(curvature, gradient) else { return nil }
      // Newton's step may go too far where the curve is flat; the objective is concave, so half of it, or
      // half of that, is uphill.
      var length = 1.0
      var next = weights
      repeat {
        next = zip(weights, step).map { $0 + length * $1 }
        length /= 2
      } while objective(next) < reached && length > 1e-12
      let change = zip(weights, next).map { abs($0 - $1) }.max() ?? 0
      weights = next
      reached = objective(weights)
      if change < tolerance { break }
    }
    return Array(weights.dropFirst(2))
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// ln(1 + eᶻ).
  private static func softPlus(_ z: Double) -> Double { max(z, 0) + log1p(exp(-abs(z))) }

  /// Solves a system with a symmetric positive definite matrix by Cholesky's decomposition.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    let size = right.count
    var lower = matrix
    for row in 0..<size {
      for column in 0...row {
        let sum = (0..<column).reduce(matrix[row][column]) {
          $0 - lower[row][$1] * lower[column][$1]
        }
        if row == column {
          guard sum > 0 else { return nil }
          lower[row][row] = sum.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    var solution = right
    for row in 0..<size {
      let sum = (0..<row).reduce(solution[row]) { $0 - lower[row][$1] * solution[$1] }
      solution[row] = sum / lower[row][row]
    }
    for row in (0..<size).reversed() {
      let sum = (row + 1..<size).reduce(solution[row]) { $0 - lower[$1][row] * solution[$1] }
      solution[row] = sum / lower[row][row]
    }
    return solution
  }
}
