import ArgumentParser
import EvaluationWorld
import Events
import Foundation
import History
import Pipeline
import Policies
import Reporting
import Testing

@testable import evaluate_world

struct WorldStoreTests {
  private let policies: PolicySet
  private let organisation: SimulatedOrganisation
  private let scratch: Scratch

  init() throws {
    policies = try shippedPolicies()
    organisation = smallWorld(policies)
    scratch = try Scratch()
  }

  /// Writes the world and opens its history.
  private func written(
    to name: String = "world.tidewatch"
  ) throws -> (store: HistoryStore, outcome: WorldStore.Outcome, now: Timestamp) {
    let world = WorldStore(organisation: organisation, policies: policies)
    let outcome = try world.write(to: scratch.file(name))
    let store = try HistoryStore(path: scratch.file(name), access: .existing, now: world.now)
    return (store, outcome, world.now)
  }

  @Test func aWorldBecomesASoundHistoryWithEveryAccess() throws {
    let (store, outcome, _) = try written()
    let found = try store.verify()
    let days = organisation.activities.flatMap(\.days)
    #expect(found.problems.isEmpty)
    #expect(found.entities == organisation.activities.count)
    #expect(found.events == days.reduce(0) { $0 + $1.events })
    #expect(outcome.hits == days.reduce(0) { $0 + $1.hits })
    #expect(outcome.passedOver == 0)
    #expect(try store.statistics().contextAccounts > 0)
  }

  @Test func theSameWorldGivesTheSameHistory() throws {
    let (first, _, _) = try written(to: "first.tidewatch")
    let (second, _, _) = try written(to: "second.tidewatch")
    #expect(try first.verify().digest == second.verify().digest)
    // The keys are one too, or else verdicts and reports would differ.
    let secret = Array("EXAMPLE".utf8)
    #expect(first.fingerprinter.fingerprint(secret) == second.fingerprinter.fingerprint(secret))
  }

  @Test func keysAreKeptAsFingerprints() throws {
    let (store, _, _) = try written()
    var withKey = 0
    for stored in try store.entities() {
      for counted in try store.recall(stored.entity.id, during: .always) {
        #expect(!counted.event.url.contains("EXAMPLE-"))
        if counted.event.url.contains("[secret:") { withKey += 1 }
      }
    }
    #expect(withKey > 0)
  }

  @Test func aHuntFindsTheAttackedDays() throws {
    let (store, _, _) = try written()
    let clock = LocalClock(timeZone: try #require(TimeZone(identifier: organisation.timeZone)))
    let window = Report.Window(
      from: organisation.scored.lowerBound, through: organisation.scored.upperBound, clock: clock)
    let report = try HuntJob(policies: policies, store: store, window: window, clock: clock)
      .report()
    let found = Set(
      report.findings.map {
        SimulatedOrganisation.EntityDay(entity: $0.finding.entity.id, day: $0.finding.day)
      })
    func isFound(_ truth: SimulatedOrganisation.Truth, within days: ClosedRange<Int>) -> Bool {
      days.contains { step in
        found.contains(
          SimulatedOrganisation.EntityDay(
            entity: truth.entity, day: truth.day.advanced(by: step)))
      }
    }
    let truth = organisation.truth
    #expect(truth.count >= 5)
    #expect(truth.allSatisfy { isFound($0, within: -1...1) })
    // A hunt may tell few accounts' days by another clock than the world.
    #expect(truth.count { isFound($0, within: 0...0) } * 10 >= truth.count * 8)
    #expect(report.findings.contains { $0.finding.isAlert })
  }

  @Test func aFileThatIsThereIsLeftAlone() throws {
    let path = scratch.file("notes.txt")
    try Data("mine".utf8).write(to: URL(filePath: path))
    let world = WorldStore(organisation: organisation, policies: policies)
    let error = #expect(throws: TidewatchError.self) { try world.write(to: path) }
    #expect(error?.code == .usage)
    #expect(error?.message.contains("There is a file already") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test func withoutContextInTheModelsNoneIsKept() throws {
    var policies = policies
    policies.reading.context = .none
    let world = WorldStore(organisation: organisation, policies: policies)
    _ = try world.write(to: scratch.file("plain.tidewatch"))
    let store = try HistoryStore(
      path: scratch.file("plain.tidewatch"), access: .readOnly, now: world.now)
    #expect(try store.statistics().contextAccounts == 0)
  }

  @Test func aDestinationMustBeNamed() {
    #expect(throws: (any Error).self) { try EvaluateWorld.parse(["--seed", "1"]) }
    #expect(throws: (any Error).self) {
      try EvaluateWorld.parse(["--seed", "1", "--store", "a", "--sessions"])
    }
    #expect(throws: Never.self) { try EvaluateWorld.parse(["--seed", "1", "--store", "a"]) }
    #expect(throws: Never.self) { try EvaluateWorld.parse(["--seed", "1", "--output", "a"]) }
  }
}
