import Foundation
import Testing

@testable import Scoring

struct IncompleteBetaTests {
  /// ln I_x(a, b) by mpmath 1.3 with 60 digits: a hypergeometric series,
  /// xᵃ (1−x)ᵇ / (a B(a, b)) · ₂F₁(1, a+b; a+1; x), or its complement.
  @Test(
    "agrees with reference values to 1e-10",
    arguments: [
      (0.5, 2, 3, -0.374693449441410694),
      (0.25, 0.5, 0.5, -1.09861228866810969),
      (0.9375, 10, 0.5, -1.3400832500571773),
      (0.015625, 41, 3.5, -162.365482310468693),
      (0.75, 300, 120, -0.0508616941160502252),
      (0.5, 1_000_000, 1_000_100, -0.638308126313955318),
      (0.0625, 10_000_000, 0.25, -27_725_900.5505881988),
      (0.5, 1e-3, 1e-3, -0.693147180559945309),
    ] as [(Double, Double, Double, Double)])
  func reference(x: Double, a: Double, b: Double, expected: Double) {
    #expect(isClose(IncompleteBeta.logarithm(x: x, y: 1 - x, a: a, b: b), expected))
  }

  @Test("is a distribution function: from 0 to 1, never falling")
  func isMonotone() {
    for (a, b) in [(0.3, 7.0), (5, 5), (120, 0.8), (4000, 3000)] {
      #expect(IncompleteBeta.logarithm(x: 0, y: 1, a: a, b: b) == -.infinity)
      #expect(IncompleteBeta.logarithm(x: 1, y: 0, a: a, b: b) == 0)
      let values = (1..<200).map { step in
        let x = Double(step) / 200
        return IncompleteBeta.logarithm(x: x, y: 1 - x, a: a, b: b)
      }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
      #expect(values.allSatisfy { $0 <= 0 })
    }
  }

  @Test("is one minus itself from the other end")
  func isSymmetric() {
    for (x, a, b) in [(0.2, 3.0, 4.0), (0.7, 0.4, 9), (0.51, 80, 77)] {
      let lower = exp(IncompleteBeta.logarithm(x: x, y: 1 - x, a: a, b: b))
      let upper = exp(IncompleteBeta.logarithm(x: 1 - x, y: x, a: b, b: a))
      #expect(abs(lower + upper - 1) < 1e-12)
    }
  }

  @Test("the documented example holds")
  func example() {
    #expect(isClose(exp(IncompleteBeta.logarithm(x: 0.5, y: 0.5, a: 2, b: 3)), 0.6875))
  }
}
