import EvaluationWorld
import Events
import Testing

@Suite struct DeterminismTests {
  @Test func theSameSeedGivesTheSameWorld() {
    let first = SimulatedOrganisation(parameters: .small, vendors: .some)
    let second = SimulatedOrganisation(parameters: .small, vendors: .some)
    #expect(first.activities == second.activities)
    #expect(first.truth == second.truth)
    #expect(first.benign == second.benign)
  }

  @Test func anotherSeedGivesAnotherWorld() {
    let other = WorldParameters(seed: 4, users: 60, scoredWeeks: 4)
    let first = SimulatedOrganisation(parameters: .small, vendors: .some)
    let second = SimulatedOrganisation(parameters: other, vendors: .some)
    #expect(first.activities != second.activities)
  }
}

extension WorldParameters {
  static let small = WorldParameters(seed: 3, users: 120, scoredWeeks: 6)
}

extension [Vendor] {
  /// Eight vendors, half of them with a portal.
  static let some = ["virustotal", "shodan", "atlas", "beacon", "cipher", "delta", "ember", "flint"]
    .enumerated().map { place, id in
      Vendor(
        id: id, name: id, domains: ["\(id).example"], apps: place % 2 == 0 ? [id] : [])
    }
}
