import Testing

@testable import Detection

struct EntityMemoryTests {
  @Test("A remembered name is the one that naming gives, for more users than are remembered")
  func remembers() throws {
    let naming = EntityNaming(policy: try TestPolicies.shipped().identities)
    let memory = EntityMemory(naming)
    let users = (0..<40_000).map { "CORP\\User\($0 % 20_000)" } + ["-", "", "svc-feed", "-"]
    for (place, user) in users.enumerated() {
      let source = "10.0.0.\(place % 250)"
      #expect(
        memory.entity(user: user, source: source) == naming.entity(user: user, source: source))
    }
  }
}
