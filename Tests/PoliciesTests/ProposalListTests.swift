import Events
import Foundation
import Testing

@testable import Policies

/// Proposed user agents, accounts and other names, written where the file has them, every byte elsewhere
/// kept.
struct ProposalListTests {
  /// What applying a proposal tells, and the file before and then.
  private func applied(
    _ text: String, to name: String, setting content: String? = nil
  ) throws -> (told: [String], before: String, after: String) {
    try ModelsDirectory.withCopy { models in
      if let content { try models.write(content, to: name) }
      let before = try String(contentsOfFile: models.file(name), encoding: .utf8)
      let proposal = try Proposal(text: text, path: "p.yaml")
      let proposed = try PolicySet.load(from: models.path, proposing: proposal)
      let told = try proposal.apply(to: models.path, on: try #require(LocalDay("2026-11-25")))
      #expect(try PolicySet.load(from: models.path) == proposed)
      let after = try String(contentsOfFile: models.file(name), encoding: .utf8)
      return (told, before, after)
    }
  }

  @Test("a user agent of the rule is added on a line of its own, with a dated comment")
  func addsUserAgent() throws {
    let tried = try applied(
      "base-rule: {scripted_client_terms: {add: [zap/2, \"NO\"]}}", to: "base-rule.yaml")
    #expect(
      tried.told == [
        "base-rule.yaml: scripted_client_terms: added zap/2",
        "base-rule.yaml: scripted_client_terms: added NO",
      ])
    #expect(
      tried.after
        == tried.before.replacing(
          "  - okhttp\n",
          with: """
              - okhttp
              - zap/2  # 2026-11-25: added
              - "NO"  # 2026-11-25: added

            """))
  }

  @Test("a service account goes with its line alone, and the comment above it stays")
  func removesServiceAccount() throws {
    let text = ModelsDirectory.identities.replacing(
      "  - soar*\n", with: "  # Orchestration.\n  - soar*\n")
    let tried = try applied(
      "identities: {service_accounts: {remove: [soar*], add: [robot-*]}}", to: "identities.yaml",
      setting: text)
    #expect(
      tried.after
        == text.replacing("  - soar*\n", with: "")
        .replacing("service_accounts:\n", with: "service_accounts:  # 2026-11-25: removed soar*\n")
        .replacing(
          "  - automation-*\n", with: "  - automation-*\n  - \"robot-*\"  # 2026-11-25: added\n"))
  }

  @Test("a list in brackets stays in brackets, with its comment and what it was")
  func rewritesBrackets() throws {
    let text = try String(
      contentsOfFile: "\(ModelsDirectory.shipped)/base-rule.yaml", encoding: .utf8
    ).replacing(
      "sign_in_risks: [high, medium]", with: "sign_in_risks: [high, medium]  # not [low] yet")
    let tried = try applied(
      "base-rule: {sign_in_risks: [high, medium, low], success_results: {add: [\"50140\"]}}",
      to: "base-rule.yaml", setting: text)
    #expect(
      tried.after
        == text.replacing(
          "[high, medium]  # not [low] yet",
          with: "[high, medium, low]  # not [low] yet; 2026-11-25: was high, medium"
        ).replacing(
          "success_results: [\"0\"]",
          with: "success_results: [\"0\", \"50140\"]  # 2026-11-25: was 0"))
    #expect(tried.told.contains("base-rule.yaml: sign_in_risks high, medium → high, medium, low"))
  }

  @Test("other names of accounts and suffixes of domains are added, to none and to some")
  func addsKeys() throws {
    let tried = try applied(
      "identities: {domains: {CORP: corp.example}, aliases: {a.smith: alice@corp.example, B: b@x}}",
      to: "identities.yaml")
    #expect(
      tried.after
        == tried.before.replacing(
          "\ndomains: {}\n", with: "\ndomains:\n  CORP: corp.example  # 2026-11-25: added\n"
        ).replacing(
          "\naliases: {}\n",
          with: """

            aliases:
              a.smith: alice@corp.example  # 2026-11-25: added
              B: b@x  # 2026-11-25: added

            """))
    #expect(tried.told.contains("identities.yaml: aliases.a.smith alice@corp.example added"))
  }

  @Test("an override of a role is told and removed by its account")
  func namesOverrides() throws {
    let proposal = "roles: {overrides: {add: [{account: \"user1*\", role: analyst}]}}"
    let tried = try applied(proposal, to: "roles.yaml")
    #expect(tried.told == ["roles.yaml: overrides: added user1*"])
    let removed = try applied(
      "roles: {overrides: {remove: [\"user1*\"]}}", to: "roles.yaml", setting: tried.after)
    #expect(removed.after.contains("overrides: []"))
  }

  @Test("another order of what stays is refused, and no byte changes")
  func refusesOrder() throws {
    try ModelsDirectory.withCopy { models in
      let before = try String(contentsOfFile: models.file("identities.yaml"), encoding: .utf8)
      let proposal = try Proposal(
        text: "identities: {service_accounts: [svc_*, svc-*]}", path: "p.yaml")
      let error = #expect(throws: TidewatchError.self) {
        try proposal.apply(to: models.path, on: LocalDay(number: 20_000))
      }
      #expect(error.map { "\($0)" }?.contains("without moving what is there") == true)
      #expect(
        try String(contentsOfFile: models.file("identities.yaml"), encoding: .utf8) == before)
    }
  }
}

extension ModelsDirectory {
  /// The shipped identities.
  fileprivate static var identities: String {
    (try? String(contentsOfFile: "\(shipped)/identities.yaml", encoding: .utf8)) ?? ""
  }
}
