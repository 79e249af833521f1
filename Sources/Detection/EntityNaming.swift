import Events
import Foundation
import Policies

/// Names who acted in an event: a user, a service account or, where no user is known, a host.
package struct EntityNaming: Sendable {
  /// Beginnings of ids that names from a log may not imitate.
  private static let reserved = ["host:", "user:"]

  private let placeholders: Set<String>
  private let serviceAccounts: [Glob]

  package init(policy: IdentityPolicy) {
    placeholders = Set(policy.placeholders.map(Self.folded))
    serviceAccounts = policy.serviceAccounts.map { Glob(Self.folded($0)) }
  }

  /// The entity of an event.
  ///
  ///     naming.entity(user: "Alice@Corp.example", source: "10.1.2.3").id  // "alice@corp.example"
  ///     naming.entity(user: "-", source: "10.1.2.3").id                   // "host:10.1.2.3"
  ///
  /// - Parameters:
  ///   - user: The user as logged. Globs of service accounts are compared with the whole name and
  ///     with the account alone, without `CORP\` and `@corp.example`.
  ///   - source: The source address, which names the entity when the user is empty or a placeholder.
  package func entity(user: String, source: String) -> Entity {
    entity(ofUser: user) ?? entity(ofSource: source)
  }

  /// The account alone in an entity's id, without `corp\` and `@corp.example`.
  package static func shortName(ofID id: String) -> String { AccountName(folded: id).short }

  /// The host that stands for an unknown user.
  func entity(ofSource source: String) -> Entity {
    let host = Self.folded(source)
    return Entity(id: "host:" + (isKnown(host) ? host : "unknown"), kind: .host)
  }

  /// The account of a user; `nil` for an empty name or a placeholder.
  func entity(ofUser user: String) -> Entity? {
    let name = Self.folded(user)
    guard isKnown(name) else { return nil }
    let account = AccountName(folded: name).short
    let isService = serviceAccounts.contains { $0.matches(name) || $0.matches(account) }
    let isImitation = Self.reserved.contains { name.hasPrefix($0) }
    return Entity(id: isImitation ? "user:" + name : name, kind: isService ? .service : .user)
  }

  private func isKnown(_ name: String) -> Bool {
    !name.isEmpty && !placeholders.contains(name)
  }

  /// The name without blanks around it, in small letters, in Unicode's composed form.
  static func folded(_ name: String) -> String {
    let isFoldedAlready = name.withBytes { bytes in
      bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0.foldedASCII == $0 }
    }
    return isFoldedAlready ? name : foldedInFull(name)
  }

  private static func foldedInFull(_ name: String) -> String {
    name.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
      .precomposedStringWithCanonicalMapping
  }
}
