import Events
import History
import Policies
import Scoring

/// Looks at the exceptions of `Models/` against what else is known.
package struct ExceptionCheck {
  private let policies: PolicySet
  /// What each field's patterns may fit; a field that is not there cannot be checked.
  private var known: [String: [String]]

  package init(_ policies: PolicySet) {
    self.policies = policies
    known = [
      "vendor": policies.vendors.vendors.map(\.id),
      "signal": SignalRegistry.names,
      "client": policies.clients.families.map(\.name) + [policies.clients.other],
      "role": policies.roles.roles.flatMap { [$0.id, $0.name] }
        + EntityRole.Kind.allCases.map(\.rawValue),
    ]
  }

  /// Takes in the entities of a history, under the names of today's models.
  package mutating func add(_ store: HistoryStore) throws(TidewatchError) {
    let actors = try ActorStream(
      store: store, policies: policies, geography: nil, before: Timestamp(ticks: .max))
    let ids = try store.entities().map(\.entity.id)
    let attributed = try actors.attributions().map(\.account)
    known["entity"] = Set(ids + ids.map { actors.joins.account(of: $0) } + attributed).sorted()
  }

  /// What is to be said, in the order of the file.
  package func remarks(on day: LocalDay) -> [ExceptionRemark] {
    policies.exceptions.remarks(on: day, known: known)
  }
}
