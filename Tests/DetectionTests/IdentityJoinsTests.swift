import Policies
import Testing

@testable import Detection

struct IdentityJoinsTests {
  private func joins(
    _ ids: [String], domains: [String: String] = [:], aliases: [String: String] = [:]
  ) -> IdentityJoins {
    IdentityJoins(
      ids: ids.shuffled(),
      policy: IdentityPolicy(
        placeholders: [], serviceAccounts: [], domains: domains, aliases: aliases))
  }

  @Test("a short name with one UPN in the data takes its other forms along, by inference")
  func joinsThePlainCase() {
    let result = joins([
      "alice@corp.example", "corp\\alice", "alice", "cn=alice,ou=staff", "bob@corp.example",
      "host:10.0.0.1",
    ])
    #expect(
      result.joins == [
        IdentityJoins.Join(
          account: "alice@corp.example",
          names: ["alice", "alice@corp.example", "cn=alice,ou=staff", "corp\\alice"],
          isInferred: true)
      ])
    #expect(result.ambiguities.isEmpty)
    #expect(result.account(of: "corp\\alice") == "alice@corp.example")
    #expect(result.account(of: "bob@corp.example") == "bob@corp.example")
    #expect(result.account(of: "nobody here") == "nobody here")
  }

  @Test("two UPNs for one short name stay apart, and are told")
  func keepsAmbiguousUPNsApart() {
    let result = joins(["alice@corp.example", "alice@lab.example", "corp\\alice", "alice"])
    #expect(result.joins.isEmpty)
    #expect(
      result.ambiguities == [
        IdentityJoins.Ambiguity(
          names: ["alice", "corp\\alice"],
          candidates: ["alice@corp.example", "alice@lab.example", "corp\\alice"])
      ])
  }

  @Test("two domains for one short name stay apart, even where there is one UPN")
  func keepsAmbiguousDomainsApart() {
    let result = joins(["alice@corp.example", "corp\\alice", "lab\\alice"])
    #expect(result.joins.isEmpty)
    #expect(result.ambiguities.map(\.names) == [["corp\\alice", "lab\\alice"]])
  }

  @Test("a rule for a domain decides, and is no inference")
  func followsDomainRules() {
    let result = joins(
      ["alice@corp.example", "alice@lab.example", "corp\\alice", "lab\\alice"],
      domains: ["CORP": "corp.example", "Lab": "lab.example"])
    #expect(
      result.joins == [
        IdentityJoins.Join(
          account: "alice@corp.example", names: ["alice@corp.example", "corp\\alice"],
          isInferred: false),
        IdentityJoins.Join(
          account: "alice@lab.example", names: ["alice@lab.example", "lab\\alice"],
          isInferred: false),
      ])
    #expect(result.ambiguities.isEmpty)
  }

  @Test("a rule for a domain names the account even before its UPN is in the data")
  func namesAccountsAhead() {
    let result = joins(["corp\\alice", "alice"], domains: ["corp": "corp.example"])
    #expect(result.account(of: "corp\\alice") == "alice@corp.example")
    #expect(result.account(of: "alice") == "alice@corp.example")
  }

  @Test("an alias goes before everything else")
  func followsAliases() {
    let result = joins(
      ["a.smith", "alice@corp.example", "corp\\adm-alice"],
      aliases: ["A.Smith": "alice@corp.example", "CORP\\adm-alice": "Alice@corp.example"])
    #expect(
      result.joins == [
        IdentityJoins.Join(
          account: "alice@corp.example",
          names: ["a.smith", "alice@corp.example", "corp\\adm-alice"], isInferred: false)
      ])
  }

  @Test("a domain's name and a bare one are joined where there is no UPN at all")
  func joinsWithoutUPN() {
    let result = joins(["corp\\alice", "alice"])
    #expect(result.joins.map(\.account) == ["corp\\alice"])
    #expect(joins(["alice"]).joins.isEmpty)
  }
}
