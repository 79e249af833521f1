import EvaluationWorld
import Events
import Testing

/// That ordinary life is as messy, and attacks as rare, as the worlds are meant to have it.
@Suite struct RateTests {
  /// By seed; seeds and not worlds are arguments, as arguments are printed.
  private static let worlds: [UInt64: SimulatedOrganisation] = [1: world(1), 2: world(2)]

  private static func world(_ seed: UInt64) -> SimulatedOrganisation {
    SimulatedOrganisation(parameters: WorldParameters(seed: seed, users: 300), vendors: .some)
  }

  private static func days(
    _ organisation: SimulatedOrganisation, of occupation: String
  ) -> [[DayActivity]] {
    organisation.activities.filter { organisation.occupations[$0.entity.id] == occupation }
      .map(\.days)
  }

  @Test(arguments: [1, 2] as [UInt64]) func employeesComeSeldomAndAnalystsOften(_ seed: UInt64)
    throws
  {
    let organisation = try #require(Self.worlds[seed])
    let weeks = organisation.parameters.historyWeeks + organisation.parameters.scoredWeeks
    let employees = Self.days(organisation, of: "employee")
    let workdays = Double(organisation.parameters.users * weeks * 5)
    let rate = Double(employees.reduce(0) { $0 + $1.count }) / workdays
    #expect((0.003...0.03).contains(rate))
    let analysts = Self.days(organisation, of: "analyst").flatMap { $0.map(\.events) }.sorted()
    #expect((5...60).contains(analysts[analysts.count / 2]))
    // Heavy tails: the busiest day of a hundred is several times the usual.
    #expect(analysts[analysts.count * 99 / 100] > analysts[analysts.count / 2] * 5)
  }

  @Test(arguments: [1, 2] as [UInt64]) func attacksAreFew(_ seed: UInt64) throws {
    let organisation = try #require(Self.worlds[seed])
    let attacks = Set(organisation.truth.map(\.attack)).count
    let weeks = organisation.parameters.scoredWeeks
    #expect((weeks / 2...weeks * 4).contains(attacks))
    let findings = organisation.activities.flatMap(\.days).count {
      organisation.scored.contains($0.day) && $0.hits > 0
    }
    #expect(organisation.truth.count * 30 < findings)
  }

  @Test(arguments: [1, 2] as [UInt64]) func benignNoveltyIsCommon(_ seed: UInt64) throws {
    let organisation = try #require(Self.worlds[seed])
    let attacked = Set(
      organisation.truth.map { SimulatedOrganisation.EntityDay(entity: $0.entity, day: $0.day) })
    var novel = (benign: 0, attack: 0)
    for activity in organisation.activities {
      var known: Set<String> = []
      for day in activity.days {
        let isNew = !known.isEmpty && !known.isSuperset(of: day.vendors.keys)
        known.formUnion(day.vendors.keys)
        guard isNew, organisation.scored.contains(day.day) else { continue }
        let key = SimulatedOrganisation.EntityDay(entity: activity.entity.id, day: day.day)
        if attacked.contains(key) { novel.attack += 1 } else { novel.benign += 1 }
      }
    }
    #expect(novel.benign > novel.attack * 3)
  }

  @Test(arguments: [1, 2] as [UInt64]) func everybodyIsFictional(_ seed: UInt64) throws {
    let organisation = try #require(Self.worlds[seed])
    for activity in organisation.activities {
      let id = activity.entity.id
      #expect(id.hasSuffix("@corp.example") || id.hasPrefix("host:10."))
    }
  }
}
