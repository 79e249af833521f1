import EvaluationWorld
import Events
import Foundation
import Testing

@testable import evaluate_world

struct WorldCompanionTests {
  private let organisation: SimulatedOrganisation

  init() throws { organisation = smallWorld(try shippedPolicies()) }

  @Test func theTruthHasEveryAttackedDayAndEveryBenignEvent() throws {
    let lines = organisation.truthTable.split(separator: "\n")
    let sample = try String(
      contentsOf: projectRoot.appending(path: "Data/sample/truth.csv"), encoding: .utf8)
    #expect(lines.first == sample.split(separator: "\n").first)
    let rows = lines.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.allSatisfy { $0.count == 5 })
    func days(_ malicious: String) -> Set<[String]> {
      Set(rows.filter { $0[3] == malicious }.map { Array($0[0...2]) })
    }
    #expect(
      days("true")
        == Set(organisation.truth.map { [$0.entity, $0.day.description, $0.kind.rawValue] }))
    #expect(
      days("false")
        == Set(
          organisation.benign.flatMap { key, classes in
            classes.map { [key.entity, key.day.description, $0.rawValue] }
          }))
    #expect(rows.map { $0[1] } == rows.map { $0[1] }.sorted())
    #expect(organisation.truthTable == smallWorld(try shippedPolicies()).truthTable)
  }

  @Test func theGuideSaysHowTheHistoryIsHunted() throws {
    let scratch = try Scratch()
    let now = try #require(Timestamp(rfc3339: "2026-11-23T11:00:00Z"))
    let paths = try WorldCompanions(organisation: organisation, now: now)
      .write(beside: scratch.file("a world.tidewatch"))
    #expect(paths == [scratch.file("a world.truth.csv"), scratch.file("a world.json")])
    #expect(
      try String(contentsOfFile: paths[0], encoding: .utf8) == organisation.truthTable)
    let guide = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: paths[1])))
        as? [String: Any])
    #expect(guide["seed"] as? Int == 3)
    #expect(guide["timezone"] as? String == organisation.timeZone)
    #expect(guide["now"] as? String == "2026-11-23T11:00:00Z")
    let last = ISOWeek(containing: organisation.scored.upperBound)
    #expect(guide["last_week"] as? String == last.description)
    #expect(guide["first_week"] as? String == last.advanced(by: -3).description)
  }
}
