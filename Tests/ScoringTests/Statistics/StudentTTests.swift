import Testing

@testable import Scoring

struct StudentTTests {
  /// ln P(T ≥ t) by mpmath 1.3 with 50 digits: half of the regularised incomplete beta function at
  /// n / (n + t²) with parameters n/2 and 1/2, or its complement.
  @Test(
    "agrees with reference values to 1e-10",
    arguments: [
      (0, 3, -0.693147180559945309), (1, 3, -1.63218922449412249),
      (-1, 3, -0.217535691640625636), (2.5, 8.5, -4.03692863464540113),
      (12, 4, -8.88670536505063554), (-3.25, 20, -0.00200733893761496483),
      (40, 11, -29.5646180701292773), (0.001, 1000, -0.693945183861448095),
      (7, 1, -3.09738333772265835),
    ] as [(Double, Double, Double)])
  func reference(t: Double, degreesOfFreedom: Double, expected: Double) {
    #expect(
      isClose(StudentT.logUpperTail(t, degreesOfFreedom: degreesOfFreedom), expected))
  }
}
