import Events

/// What the pipeline would take an entity for: by its name, else by what its past shows.
enum RoleGuess {
  /// - Parameter past: the days before the first scored one.
  static func role(of person: Person, past: some Collection<DayActivity>) -> EntityRole {
    if person.isNamedForRole {
      return EntityRole(
        kind: .person, name: "analyst with routine lookups", basis: .name, traits: [])
    }
    let events = past.reduce(0) { $0 + $1.events }
    // As Models/roles.yaml has it: fewer days or events tell nothing.
    guard past.count >= 5, events >= 30 else {
      return EntityRole(kind: .unknown, name: "", basis: .name, traits: [])
    }
    let scripted = past.reduce(0) { $0 + $1.scripted }
    let weekend = past.count { $0.day.isWeekend }
    let looksAutomatic = Double(scripted) > 0.8 * Double(events) && weekend * 4 > past.count
    return EntityRole(
      kind: looksAutomatic ? .automation : .person, name: "", basis: .behaviour, traits: [])
  }

  static func role(of automation: Automation, past: some Collection<DayActivity>) -> EntityRole {
    if !automation.roleName.isEmpty {
      return EntityRole(kind: .automation, name: automation.roleName, basis: .name, traits: [])
    }
    if automation.kind == .sharedHost || automation.kind == .server {
      let clients = past.map(\.clients.count).max() ?? 0
      return EntityRole(
        kind: clients >= 4 ? .sharedHost : past.count >= 5 ? .person : .unknown, name: "",
        basis: .behaviour, traits: [])
    }
    if automation.client.family == "SOAR" {
      return EntityRole(kind: .automation, name: "SOAR playbook", basis: .client, traits: [])
    }
    let isKnown = past.count >= 5
    return EntityRole(
      kind: isKnown || !automation.isHost ? .automation : .unknown, name: "", basis: .behaviour,
      traits: [])
  }
}
