import Foundation
import Testing

@testable import Scoring

struct NegativeBinomialTests {
  /// ln P(X ≥ k) by mpmath 1.3 with 60 digits; those that do not underflow there agree with
  /// scipy.stats.nbinom.logsf(k − 1, 1 / dispersion, 1 / (1 + mean · dispersion)).
  @Test(
    "the upper tail agrees with reference values to 1e-10",
    arguments: [
      (3, 0.5, 10, -3.49881832522580646),
      (3.25, 0.75, 41, -13.1312807777014856),
      (0.015625, 2, 1, -4.18199141753591094),
      (0.015625, 2, 5, -18.8717849441936916),
      (100, 0.125, 90, -0.56188254046088729),
      (100, 0.125, 10_000, -731.870442100528134),
      (2, 0.5, 10_000_000, -6_931_456.3806507827),
      (1_000_000, 0.25, 10_000_000, -30.6491626493417092),
      (4, 1e-6, 12, -6.99630665095832952),
    ] as [(Double, Double, Int, Double)])
  func reference(mean: Double, dispersion: Double, count: Int, expected: Double) throws {
    let distribution = try #require(NegativeBinomial(mean: mean, dispersion: dispersion))
    #expect(isClose(distribution.logUpperTail(count), expected))
  }

  @Test("the tail is one minus the naive sum of the probabilities below")
  func naiveSum() throws {
    for (mean, dispersion) in [(0.3, 2.0), (3, 0.5), (12, 0.1)] {
      let distribution = try #require(NegativeBinomial(mean: mean, dispersion: dispersion))
      let size = 1 / dispersion
      var probability = pow(size / (size + mean), size)
      var tail = 1.0
      for count in 0...12 {
        #expect(abs(exp(distribution.logUpperTail(count)) - tail) < 1e-12)
        tail -= probability
        probability *= (Double(count) + size) / Double(count + 1) * mean / (mean + size)
      }
    }
  }

  @Test("without dispersion it is the Poisson distribution")
  func poisson() throws {
    let distribution = try #require(NegativeBinomial(mean: 4, dispersion: 0))
    // scipy.stats.poisson.logsf(11, 4)
    #expect(abs(distribution.logUpperTail(12) - -6.996336089867226) < 1e-4)
  }

  @Test("nothing and negative counts are certain, and extreme counts stay finite")
  func extremes() throws {
    let distribution = try #require(NegativeBinomial(mean: 0.01, dispersion: 0))
    #expect(distribution.logUpperTail(0) == 0)
    #expect(distribution.logUpperTail(-3) == 0)
    #expect(distribution.logUpperTail(10_000_000).isFinite)
    #expect(distribution.logUpperTail(10_000_000) < -1e7)
  }

  @Test("a mean that is not above 0 is no distribution")
  func noMean() {
    #expect(NegativeBinomial(mean: 0, dispersion: 1) == nil)
    #expect(NegativeBinomial(mean: -1, dispersion: 1) == nil)
    #expect(NegativeBinomial(mean: .nan, dispersion: 1) == nil)
    #expect(NegativeBinomial(mean: 1, dispersion: .infinity) == nil)
  }

  @Test("few days lean on the organisation, many on the entity itself")
  func shrinkage() throws {
    let twos = DailyCounts(days: 50, active: Array(repeating: 2, count: 50))
    let organisation = OrganisationVolume(of: [try #require(twos.summary)])
    func mean(days: Int) throws -> Double {
      let own = try #require(
        DailyCounts(days: days, active: Array(repeating: 10, count: days)).summary)
      return try #require(
        NegativeBinomial(own: own, organisation: organisation, priorDays: 5)
      ).mean
    }
    #expect(isClose(try mean(days: 5), 6))
    #expect(isClose(try mean(days: 80), (80 * 10 + 5 * 2) / 85))
  }

  @Test("the variance of the next day has the uncertainty of the mean in it")
  func predictiveVariance() throws {
    let own = try #require(DailyCounts(days: 10, active: [1, 9, 4, 0, 6]).summary)
    let distribution = try #require(
      NegativeBinomial(own: own, organisation: nil, priorDays: 5))
    let dispersion = try #require(own.dispersion)
    let variance = (own.mean + dispersion * own.mean * own.mean) * 1.1
    let actual = distribution.mean + distribution.dispersion * distribution.mean * own.mean
    #expect(isClose(actual, variance))
  }

  @Test("an entity without events is judged by the organisation, and by nobody when there is none")
  func silentEntity() throws {
    let silent = try #require(DailyCounts(days: 20, active: []).summary)
    let busy = try #require(DailyCounts(days: 20, active: [2, 3, 4]).summary)
    #expect(NegativeBinomial(own: silent, organisation: nil, priorDays: 5) == nil)
    #expect(OrganisationVolume(of: [silent]) == nil)
    let organisation = OrganisationVolume(of: [busy])
    let distribution = NegativeBinomial(own: silent, organisation: organisation, priorDays: 5)
    #expect(isClose(try #require(distribution).mean, 5 * 0.45 / 25))
  }

  @Test("one enormous account does not move what is typical")
  func medianVolume() throws {
    let person = try #require(DailyCounts(days: 10, active: [3, 4, 5]).summary)
    let feed = try #require(
      DailyCounts(days: 10, active: Array(repeating: 1_000_000, count: 10)).summary)
    let typical = try #require(OrganisationVolume(of: [person, feed, person]))
    #expect(typical.mean == person.mean)
    #expect(typical == OrganisationVolume(of: [feed, person, person]))
  }
}
