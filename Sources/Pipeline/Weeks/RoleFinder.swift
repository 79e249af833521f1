import Detection
import Events
import Places
import Policies
import Scoring

/// Tells what an entity is: by the models, else by its name, its client or its past.
struct RoleFinder {
  private let policy: RolePolicy
  private let names: RoleNames

  init(policy: RolePolicy) {
    self.policy = policy
    names = RoleNames(policy)
  }

  /// The role of an entity.
  ///
  /// - Parameters:
  ///   - activity: its past; its gaps must be those of `days`.
  ///   - days: the days to look at, all before the day that is judged.
  ///   - place: where a source is.
  func role(
    of activity: EntityActivity, days: ClosedRange<LocalDay>, place: (String) -> Place
  ) -> EntityRole {
    let entity = activity.entity
    let past = RoleTraits(of: activity, days: days, policy: policy.inference)
    func role(_ known: RolePolicy.Role, _ basis: EntityRole.Basis) -> EntityRole {
      EntityRole(
        kind: known.isAutomation ? .automation : .person, name: known.name, basis: basis,
        traits: past.traits)
    }
    func kind(_ kind: EntityRole.Kind, _ basis: EntityRole.Basis) -> EntityRole {
      EntityRole(kind: kind, name: "", basis: basis, traits: past.traits)
    }
    if let known = names.overridden(entity.id) { return role(known, .models) }
    if entity.kind == .host {
      let source = entity.id.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
      if place(source).isShared { return kind(.sharedHost, .models) }
      if past.mostClients >= policy.inference.sharedClients { return kind(.sharedHost, .behaviour) }
    } else if let known = names.named(entity.id) {
      return role(known, .name)
    }
    if let client = past.mainClient,
      let known = policy.roles.first(where: { $0.clients.contains(client) })
    {
      return role(known, .client)
    }
    if let isAutomation = past.isAutomation {
      return kind(isAutomation ? .automation : .person, .behaviour)
    }
    return kind(entity.kind == .service ? .automation : .unknown, .name)
  }
}
