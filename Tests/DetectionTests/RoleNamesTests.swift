import Detection
import Policies
import Testing

struct RoleNamesTests {
  private let names = RoleNames(
    RolePolicy(
      overrides: [RolePolicy.Override(account: "CORP\\feed-dev", role: "analyst")],
      roles: [
        RolePolicy.Role(
          id: "feed", name: "TIP feed", isAutomation: true, names: ["*feed*"], clients: []),
        RolePolicy.Role(
          id: "analyst", name: "analyst", isAutomation: false, names: ["soc-?", "*feeder"],
          clients: []),
      ],
      inference: RolePolicy.Inference(
        minDays: 1, minEvents: 2, votes: 2, scriptedShare: 1, hoursShare: 1, regularShare: 1,
        weekendRatio: 1, sharedClients: 2)))

  @Test("a name tells the role, with its domain or without; the first that fits decides")
  func tellsRoles() {
    #expect(names.named("svc-feed@corp.example")?.id == "feed")
    #expect(names.named("corp\\feeder")?.id == "feed")
    #expect(names.named("soc-1@corp.example")?.id == "analyst")
    #expect(names.named("soc-12@corp.example") == nil)
    #expect(names.named("a@feed-corp.example")?.id == "feed")
  }

  @Test("an override holds for exactly the accounts that it names")
  func overrides() {
    #expect(names.overridden("corp\\feed-dev")?.id == "analyst")
    #expect(names.overridden("feed-dev@corp.example") == nil)
  }
}
