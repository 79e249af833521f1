import EvaluationWorld
import Events
import Testing

@Suite struct DeterminismTests {
  private let whole = SimulatedOrganisation.small()

  @Test func theSameSeedGivesTheSameWorld() {
    let again = SimulatedOrganisation.small()
    #expect(whole.activities == again.activities)
    #expect(whole.truth == again.truth)
    #expect(whole.benign == again.benign)
  }

  @Test func anotherSeedGivesAnotherWorld() {
    let other = SimulatedOrganisation(
      parameters: WorldParameters(seed: 4, users: 90, scoredWeeks: 5, historyWeeks: 8),
      vendors: .some)
    #expect(whole.activities != other.activities)
  }

  @Test func withoutAttacksOnlyTheAttackedDiffer() {
    let calm = SimulatedOrganisation.small(hasAttacks: false)
    #expect(calm.truth.isEmpty)
    #expect(!whole.truth.isEmpty)
    #expect(whole.differences(to: calm) == Set(whole.truth.map(\.entity)))
  }

  @Test func leavingOneAttackOutChangesItsEntityOnly() throws {
    let attack = try #require(whole.truth.first)
    let other = SimulatedOrganisation.small(attackLeftOut: attack.attack)
    #expect(whole.differences(to: other) == [attack.entity])
    #expect(other.truth == whole.truth.filter { $0.attack != attack.attack })
  }

  /// Classes that show on the days on which they change something.
  @Test(arguments: [
    BenignClass.awareness, .bulk, .failOver, .growth, .incident, .longLeave, .maintenance, .newHire,
    .nightWork, .playbook, .relocation, .scripting, .toolChange, .travel, .vendorTrial,
  ])
  func leavingABenignClassOutChangesOnlyWhomItTouches(_ left: BenignClass) {
    let touched = whole.benign.filter { $0.value.contains(left) }.map(\.key.entity)
    let other = SimulatedOrganisation.small(without: [left])
    let others = whole.differences(to: other).subtracting(touched)
    // A trip or a leave on days without an access may still move an access or a sketch of those days.
    let mayDrift: Set<BenignClass> = [.longLeave, .relocation, .travel, .vendorTrial, .nightWork]
    #expect(others.isEmpty || mayDrift.contains(left), "\(others.sorted())")
    #expect(others.count < whole.activities.count / 3)
    #expect(Set(other.truth.map(\.attack)) == Set(whole.truth.map(\.attack)))
    #expect(!other.benign.values.contains { $0.contains(left) })
  }
}
