import Detection
import Events
import History
import Places
import Policies
import Scoring

/// Looks at the exceptions of `Models/` against what else is known.
package struct ExceptionCheck {
  private let policies: PolicySet
  /// What each field's patterns may fit; a field that is not there cannot be checked.
  private var known: [String: [String]]
  /// What of that a history has; empty without one.
  private var seen: [String: [String]] = [:]

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

  /// Takes in a history under the names of today's models: its entities, and of their accesses what some
  /// exception is about.
  ///
  /// - Parameter geography: the countries of public addresses; without it, those of sign-ins and of sites
  ///   are known alone.
  package mutating func add(
    _ store: HistoryStore, geography: GeoDatabase? = nil
  ) throws(TidewatchError) {
    let actors = try ActorStream(
      store: store, policies: policies, geography: geography, before: Timestamp(ticks: .max))
    let ids = try store.entities().map(\.entity.id)
    let attributed = try actors.attributions().map(\.account)
    known["entity"] = Set(ids + ids.map { actors.joins.account(of: $0) } + attributed).sorted()
    seen = try values(of: actors)
  }

  /// The vendors, clients, sources and countries of all accesses, as far as an exception names such.
  private func values(of actors: ActorStream) throws(TidewatchError) -> [String: [String]] {
    let matchers = policies.exceptions.exceptions.map(\.matcher)
    let named = Set(matchers.flatMap { $0.fields.map(\.key) })
    let families = ClientFamilies(policies.clients)
    let fields: [(key: String, value: (AccessEvent) -> String)] = [
      ("vendor", \.vendor), ("client", { $0.client }), ("source", \.source), ("country", \.country),
    ].filter { named.contains($0.key) }
    guard !fields.isEmpty else { return [:] }
    var found = fields.map { _ in Set<String>() }
    try actors.forEach(during: .always) { _, events throws(TidewatchError) in
      for kind in Set(events.rows.map(\.kind)).map({ events.kinds[$0] }) where kind.channel.isAct {
        for (place, field) in fields.enumerated() { found[place].insert(field.value(kind)) }
      }
    }
    var values: [String: [String]] = [:]
    for (field, found) in zip(fields, found) {
      let names = field.key == "client" ? Set(found.map(families.family)) : found
      values[field.key] = names.filter { !$0.isEmpty }.sorted()
    }
    return values
  }

  /// What is to be said, in the order of the file.
  package func remarks(on day: LocalDay) -> [ExceptionRemark] {
    policies.exceptions.remarks(on: day, known: known, seen: seen)
  }
}
