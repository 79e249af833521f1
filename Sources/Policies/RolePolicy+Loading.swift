extension RolePolicy: ModelFile {
  static let fileName = "roles.yaml"

  init?(reading file: inout ModelReader) {
    let roles = file.items("roles") { item -> Role? in
      let id = item.text("id", .ascii)
      let name = item.text("name")
      let kind = item.choice("kind", of: ["automation", "person"])
      let names = item.texts("names", .unicode, mayBeEmpty: true)
      let clients = item.texts("clients", .unicode, mayBeEmpty: true)
      guard let id, let name, let kind, let names, let clients else { return nil }
      return Role(
        id: id, name: name, isAutomation: kind == "automation", names: names, clients: clients)
    }
    let ids = roles?.map(\.id) ?? []
    let overrides = file.items("overrides", mayBeEmpty: true) { item -> Override? in
      let account = item.text("account")
      let role = ids.isEmpty ? item.text("role") : item.choice("role", of: ids)
      guard let account, let role else { return nil }
      return Override(account: account, role: role)
    }
    let inference = file.section("inference") { Inference(reading: &$0) }
    guard let roles, let overrides, let inference else { return nil }
    self.init(overrides: overrides, roles: roles, inference: inference)
  }
}

extension RolePolicy.Inference {
  fileprivate init?(reading section: inout ModelReader) {
    let minDays = section.integer("min_days", in: 1...1000)
    let minEvents = section.integer("min_events", in: 2...100_000)
    let votes = section.integer("votes", in: 1...4)
    let scriptedShare = section.number("scripted_share", in: 0...1)
    let hoursShare = section.number("hours_share", in: 0...1)
    let regularShare = section.number("regular_share", in: 0...1)
    let weekendRatio = section.number("weekend_ratio", in: 0...10)
    let sharedClients = section.integer("shared_clients", in: 2...100)
    guard let minDays, let minEvents, let votes, let scriptedShare, let hoursShare,
      let regularShare, let weekendRatio, let sharedClients
    else { return nil }
    self.init(
      minDays: minDays, minEvents: minEvents, votes: votes, scriptedShare: scriptedShare,
      hoursShare: hoursShare, regularShare: regularShare, weekendRatio: weekendRatio,
      sharedClients: sharedClients)
  }
}
