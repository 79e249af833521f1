import Events
import Testing

@testable import Policies

/// Other values for keys of Models/, tried before anything is changed.
struct ProposalTests {
  private func load(_ text: String) throws -> PolicySet {
    try PolicySet.load(
      from: ModelsDirectory.shipped, proposing: try Proposal(text: text, path: "p.yaml"))
  }

  private func message(_ text: String) -> String {
    do {
      _ = try load(text)
      return "nothing"
    } catch let error as TidewatchError {
      return "\(error)"
    } catch {
      return "\(error)"
    }
  }

  @Test("values are changed key by key, and all others stay")
  func changesKeys() throws {
    let now = try PolicySet.load(from: ModelsDirectory.shipped)
    let then = try load("scoring:\n  alert_score: 61.5\n  weights: {new-vendor: 1.25}\n")
    var expected = now
    expected.scoring.alertScore = 61.5
    expected.scoring.weights["new-vendor"] = 1.25
    #expect(then == expected)
    #expect(then != now)
  }

  @Test("lists are replaced, or have items added and removed by their id or text")
  func changesLists() throws {
    let now = try PolicySet.load(from: ModelsDirectory.shipped)
    let then = try load(
      """
      vendors:
        vendors:
          remove: [shodan]
          add: [{id: acme, name: Acme Intel, domains: [acme.example], apps: [Acme]}]
      tuning:
        ladder: [10, 20]
      """)
    #expect(!then.vendors.vendors.contains { $0.id == "shodan" })
    #expect(then.vendors.vendors.contains { $0.id == "acme" })
    #expect(then.vendors.vendors.count == now.vendors.vendors.count)
    #expect(then.tuning.ladder == [10, 20])
  }

  @Test("every value is listed with its file and path")
  func listsChanges() throws {
    let proposal = try Proposal(
      text: "scoring: {alert_score: 60, weights: {burst: 0}}\ntuning: {ladder: [1]}\n",
      path: "p.yaml")
    #expect(
      proposal.changes.map { "\($0.file) \($0.path.joined(separator: ".")) \($0.value ?? "-")" }
        == ["scoring.yaml alert_score 60", "scoring.yaml weights.burst 0", "tuning.yaml ladder -"])
  }

  @Test(
    "what cannot be meant is refused with the reason, and told as the proposal's",
    arguments: [
      ("scorign: {alert_score: 60}", "did you mean 'scoring'?"),
      ("scoring: {alert_scroe: 60}", "Unknown key 'alert_scroe'"),
      ("scoring: {alert_score: 600}", "'alert_score' is out of range"),
      ("scoring: 60", "must hold keys with values"),
      ("[1, 2]", "must hold names of files"),
      ("", "must hold names of files"),
      ("scoring: {weights: [", "not YAML"),
      ("vendors: {vendors: {remove: [nobody]}}", "nothing to remove"),
      ("vendors: {vendors: {drop: [shodan]}}", "'add' and 'remove'"),
      ("tuning: {ladder: [a]}", "'ladder' item 1 must be a number"),
    ])
  func refuses(text: String, reason: String) {
    let told = message(text)
    #expect(told.contains(reason), "\(told)")
    #expect(told.contains("p.yaml"), "\(told)")
  }

  @Test("applying writes the values with a dated comment, and keeps all else")
  func applies() throws {
    try ModelsDirectory.withCopy { models in
      let before = try String(contentsOfFile: models.file("scoring.yaml"), encoding: .utf8)
      let old = try PolicySet.load(from: models.path).scoring
      let proposal = try Proposal(
        text: "scoring: {alert_score: 61.5, weights: {burst: 0.25}, half_life_days: 45}",
        path: "p.yaml")
      let day = try #require(LocalDay("2026-11-25"))
      let told = try proposal.apply(to: models.path, on: day)
      #expect(told.count == 2)
      #expect(
        told.contains { $0.hasPrefix("scoring.yaml: alert_score ") && $0.hasSuffix(" → 61.5") })
      let after = try String(contentsOfFile: models.file("scoring.yaml"), encoding: .utf8)
      #expect(after.contains("alert_score: 61.5  # 2026-11-25: was "))
      var expected = old
      expected.alertScore = 61.5
      expected.weights["burst"] = 0.25
      #expect(try PolicySet.load(from: models.path).scoring == expected)
      let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false)
      }
      #expect(zip(lines(before), lines(after)).count { $0 != $1 } == 2)
      #expect(lines(before).count == lines(after).count)
      // A second time there is nothing to change.
      #expect(try proposal.apply(to: models.path, on: day).isEmpty)
    }
  }

  @Test("what cannot be written changes no file")
  func appliesAllOrNothing() throws {
    try ModelsDirectory.withCopy { models in
      let before = try String(contentsOfFile: models.file("scoring.yaml"), encoding: .utf8)
      let proposal = try Proposal(
        text: "scoring: {alert_score: 61.5}\nbase-rule: {scripted_client_terms: [wget, curl]}",
        path: "p.yaml")
      #expect(throws: TidewatchError.self) {
        try proposal.apply(to: models.path, on: LocalDay(number: 20_000))
      }
      #expect(
        try String(contentsOfFile: models.file("scoring.yaml"), encoding: .utf8) == before)
    }
  }
}
