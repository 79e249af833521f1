import Detection
import Events
import Policies
import Testing

struct EntityNamingTests {
  let naming: EntityNaming

  init() throws {
    naming = EntityNaming(policy: try TestPolicies.shipped().identities)
  }

  @Test("A user is named as logged, folded and without blanks around it")
  func users() {
    let entity = naming.entity(user: " Alice@Corp.example\t", source: "10.1.2.3")
    #expect(entity == Entity(id: "alice@corp.example", kind: .user))
    #expect(naming.entity(user: "CORP\\Alice", source: "").id == "corp\\alice")
  }

  @Test("Two spellings of one name in Unicode are one user")
  func unicode() {
    let composed = naming.entity(user: "Zoë", source: "")
    let decomposed = naming.entity(user: "ZOE\u{308}", source: "")
    #expect(Array(composed.id.unicodeScalars) == Array(decomposed.id.unicodeScalars))
    #expect(naming.entity(user: composed.id, source: "") == composed)
  }

  @Test(
    "A placeholder or nothing stands for the source host",
    arguments: ["", "  ", "-", "n/a", "N/A", "NULL", "unknown", "defaultcaseuser", "System"])
  func hosts(_ user: String) {
    let entity = naming.entity(user: user, source: " 10.1.2.3 ")
    #expect(entity == Entity(id: "host:10.1.2.3", kind: .host))
  }

  @Test("Without a source either, the host is unknown", arguments: ["", " ", "-", "N/A"])
  func unknownHost(_ source: String) {
    #expect(naming.entity(user: "-", source: source) == Entity(id: "host:unknown", kind: .host))
  }

  @Test("One address in two spellings is one host")
  func addressCase() {
    #expect(naming.entity(user: "", source: "2001:DB8::A").id == "host:2001:db8::a")
  }

  @Test(
    "Service accounts are known by their globs, with or without their domain",
    arguments: [
      "svc-feed", "SVC_Feed", "sa-ti", "enrich-bot", "soar", "SOAR01", "tip-feed-eu",
      "CORP\\svc-feed", "svc-feed@corp.example", "enrich-bot@corp.example",
    ])
  func services(_ user: String) {
    let entity = naming.entity(user: user, source: "10.1.2.3")
    #expect(entity == Entity(id: user.lowercased(), kind: .service))
  }

  @Test("People whose names only resemble a service account stay people")
  func people() {
    for user in ["robot", "susa-ti", "alice@svc-corp.example", "svc-corp\\alice2"] {
      let kind = naming.entity(user: user, source: "").kind
      #expect(kind == (user.hasPrefix("svc-") ? .service : .user), "\(user)")
    }
  }

  @Test("A user cannot pass for a host by its name")
  func imitation() {
    let entity = naming.entity(user: "host:10.1.2.3", source: "10.9.9.9")
    #expect(entity == Entity(id: "user:host:10.1.2.3", kind: .user))
    #expect(naming.entity(user: "user:host:10.1.2.3", source: "").id != entity.id)
  }
}
