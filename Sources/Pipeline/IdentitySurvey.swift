import Detection
import Events
import History
import Policies
import Reporting

/// Who is who in a whole history under the models of today.
package struct IdentitySurvey {
  /// Joins and ambiguities; attributions with the events of all time.
  package let identities: Report.Identities
  /// Names that the history has.
  package let names: Int

  package init(policies: PolicySet, store: HistoryStore) throws(TidewatchError) {
    let actors = try ActorStream(
      store: store, policies: policies, geography: nil, before: Timestamp(ticks: .max))
    names = try store.entities().count
    identities = Report.Identities(
      joins: actors.joins.joins.map(Report.Join.init),
      ambiguities: actors.joins.ambiguities.map(Report.Ambiguity.init),
      attributions: try actors.attributions())
  }
}

extension Report.Join {
  init(_ join: IdentityJoins.Join) {
    self.init(account: join.account, names: join.names, isInferred: join.isInferred)
  }
}

extension Report.Ambiguity {
  init(_ ambiguity: IdentityJoins.Ambiguity) {
    self.init(names: ambiguity.names, candidates: ambiguity.candidates)
  }
}
