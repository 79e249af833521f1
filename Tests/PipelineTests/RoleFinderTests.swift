import Events
import Places
import Policies
import Testing

@testable import Pipeline

struct RoleFinderTests {
  private let days = LocalDay(number: 20_000)...LocalDay(number: 20_027)

  private func role(
    _ id: String, _ kind: Entity.Kind, clients: [String] = ["Firefox"], hours: [Int] = [9, 15],
    change: (inout PolicySet) -> Void = { _ in }
  ) throws -> EntityRole {
    var policies = try shippedPolicies()
    change(&policies)
    let past = (0..<28).map { offset in
      var day = DayActivity(day: days.lowerBound.advanced(by: offset))
      for hour in hours { day.hours[hour] = clients.count }
      day.events = clients.count * hours.count
      for client in clients { day.clients[client] = hours.count }
      return day
    }
    let activity = EntityActivity(
      entity: Entity(id: id, kind: kind), firstSeen: days.lowerBound, days: past)
    let places = PlaceFinder(policy: policies.sites, geography: nil)
    return RoleFinder(policy: policies.roles).role(of: activity, days: days, place: places.place)
  }

  @Test("the models come first, then the name, then the client, then the past")
  func ordersEvidence() throws {
    let feed = try role("svc-tip-feed@corp.example", .service)
    #expect(feed.kind == .automation)
    #expect(feed.name == "TIP feed")
    #expect(feed.basis == .name)
    let overridden = try role("svc-tip-feed@corp.example", .service) { policies in
      policies.roles.overrides = [RolePolicy.Override(account: "svc-tip-feed*", role: "analyst")]
    }
    #expect(overridden.kind == .person)
    #expect(overridden.basis == .models)
    let orchestrated = try role("x17@corp.example", .user, clients: ["SOAR"])
    #expect(orchestrated.name == "SOAR playbook")
    #expect(orchestrated.basis == .client)
    let machine = try role("x17@corp.example", .user, hours: Array(0..<24))
    #expect(machine.kind == .automation)
    #expect(machine.basis == .behaviour)
    #expect(machine.traits.count == 4)
  }

  @Test("a source with many clients, or one of a shared range, is a shared host")
  func findsSharedHosts() throws {
    let crowd = ["Firefox", "Chrome", "Edge", "Safari"]
    #expect(try role("host:10.0.0.1", .host, clients: crowd).kind == .sharedHost)
    #expect(try role("host:10.0.0.1", .host, clients: ["Firefox"]).kind != .sharedHost)
    let pooled = try role("host:10.200.0.1", .host) { policies in
      policies.sites.sharedRanges = [AddressRange("10.200.0.0/16")].compactMap { $0 }
    }
    #expect(pooled.kind == .sharedHost)
    #expect(pooled.basis == .models)
    // What is called host: by a log is no host.
    #expect(try role("user:host:10.0.0.1", .user, clients: crowd).kind != .sharedHost)
  }
}
