import Events
import Policies

/// Which names in the data are one account.
///
/// What `Models/identities.yaml` says is certain: aliases, and NetBIOS domains with their UPN suffix.
/// The rest is inferred where it is plain: a short name that has one UPN in the data takes `DOMAIN\name`
/// and `name` along. Where there are two UPNs, or two domains, the names stay apart and are told.
///
/// Joins are made when the history is read, so that a change of the models holds for all of the past.
package struct IdentityJoins: Hashable, Sendable {
  /// Names that are one account.
  package struct Join: Hashable, Sendable {
    /// The id that stands for all.
    package var account: String
    /// Every name in the data, the account's own among them where it occurs; sorted.
    package var names: [String]
    /// Whether any of them was joined by inference and not by the models.
    package var isInferred: Bool
  }

  /// A short name that could be several accounts.
  package struct Ambiguity: Hashable, Sendable {
    /// The names that were left apart; sorted.
    package var names: [String]
    /// What they could have been joined to; sorted.
    package var candidates: [String]
  }

  /// By account; only accounts with more than one name, or another name than their own.
  package let joins: [Join]
  /// By name.
  package let ambiguities: [Ambiguity]
  private let accountOfName: [String: String]

  /// - Parameter ids: the ids of entities as the history has them; hosts are passed over.
  package init(ids: some Sequence<String>, policy: IdentityPolicy) {
    let rules = Rules(policy)
    let names = Set(ids.filter { !$0.hasPrefix("host:") && !$0.hasPrefix("user:") })
    var accounts: [String: (account: String, isInferred: Bool)] = [:]
    var ambiguities: [Ambiguity] = []
    for members in Self.groups(of: names, rules: rules) {
      let group = ShortNameGroup(names: members.sorted(), rules: rules)
      accounts.merge(group.accounts, uniquingKeysWith: { first, _ in first })
      if let ambiguity = group.ambiguity { ambiguities.append(ambiguity) }
    }
    accountOfName = accounts.mapValues(\.account)
    let byAccount = Dictionary(grouping: accounts) { $0.value.account }
    joins = byAccount.compactMap { account, members in
      let names = members.map(\.key).sorted()
      guard names != [account] else { return nil }
      return Join(
        account: account, names: names, isInferred: members.contains { $0.value.isInferred })
    }
    .sorted { $0.account < $1.account }
    self.ambiguities = ambiguities.sorted { $0.names.lexicographicallyPrecedes($1.names) }
  }

  /// Names with the same short name, in no order, without those that stand for themselves: a name that is
  /// alone does, as most are, unless the models say otherwise.
  private static func groups(of names: Set<String>, rules: Rules) -> [[String]] {
    var alone: [String: String] = [:]
    alone.reserveCapacity(names.count)
    var groups: [String: [String]] = [:]
    for name in names {
      let account = rules.account(of: name)
      let short = AccountName(folded: account ?? name).short
      if groups[short] != nil {
        groups[short]?.append(name)
      } else if let other = alone[short] {
        groups[short] = [other, name]
      } else if account != nil {
        groups[short] = [name]
      } else {
        alone[short] = name
      }
    }
    return Array(groups.values)
  }

  /// The account that a name belongs to; the name itself where it stands alone.
  package func account(of name: String) -> String { accountOfName[name] ?? name }

  /// What the models say, folded.
  fileprivate struct Rules {
    private let suffixOfDomain: [String: String]
    private let accountOfAlias: [String: String]

    init(_ policy: IdentityPolicy) {
      suffixOfDomain = Dictionary(
        policy.domains.map { (EntityNaming.folded($0.key), EntityNaming.folded($0.value)) },
        uniquingKeysWith: { first, _ in first })
      accountOfAlias = Dictionary(
        policy.aliases.map { (EntityNaming.folded($0.key), EntityNaming.folded($0.value)) },
        uniquingKeysWith: { first, _ in first })
    }

    /// The account that the models give a name; `nil` when they say nothing of it.
    func account(of name: String) -> String? {
      if let account = accountOfAlias[name] { return account }
      if suffixOfDomain.isEmpty { return nil }
      let parts = AccountName(folded: name)
      guard case .domain(let domain) = parts.form, let suffix = suffixOfDomain[domain] else {
        return nil
      }
      let principal = "\(parts.short)@\(suffix)"
      return accountOfAlias[principal] ?? principal
    }
  }

  /// All names with one short name.
  private struct ShortNameGroup {
    private(set) var accounts: [String: (account: String, isInferred: Bool)] = [:]
    private(set) var ambiguity: Ambiguity?

    init(names: [String], rules: Rules) {
      var principals: Set<String> = []
      var domains: Set<String> = []
      var open: [String] = []
      for name in names {
        if let account = rules.account(of: name) {
          accounts[name] = (account, false)
          principals.insert(account)
          continue
        }
        switch AccountName(folded: name).form {
        case .principal:
          accounts[name] = (name, false)
          principals.insert(name)
        case .domain:
          domains.insert(name)
          open.append(name)
        case .bare, .distinguished: open.append(name)
        }
      }
      guard !open.isEmpty, names.count > 1 else { return }
      let candidates = principals.isEmpty ? domains : principals
      if candidates.count == 1, domains.count <= 1, let account = candidates.first {
        for name in open { accounts[name] = (account, name != account) }
      } else if !candidates.isEmpty {
        ambiguity = Ambiguity(
          names: open, candidates: candidates.union(domains).sorted())
      }
    }
  }
}
