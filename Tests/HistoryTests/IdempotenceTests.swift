import Events
import Testing

@testable import History

@Suite("The union of inputs")
struct IdempotenceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func digest(of inputs: [[LoggedEvent]], name: String, limit: Int = 1 << 30) throws
    -> String
  {
    let store = try folder.store(name)
    for (index, input) in inputs.enumerated() {
      try store.ingest(input, digest: "\(index)", memoryLimit: limit)
    }
    let verification = try store.verify()
    #expect(verification.problems.isEmpty)
    return verification.digest
  }

  @Test("Order, overlap and repetition of the inputs do not matter")
  func orderFree() throws {
    for seed in 0..<5 as Range<UInt64> {
      let log = makeLog(900, seed: seed)
      let weekOne = Array(log[0..<500])
      let weekTwo = Array(log[300..<900])
      var random = SeededRandom(state: seed)
      let expected = try digest(of: [weekOne, weekTwo], name: "a\(seed)")
      #expect(try digest(of: [weekTwo, weekOne], name: "b\(seed)") == expected)
      #expect(
        try digest(of: [weekTwo, weekOne, weekTwo, weekOne, weekOne], name: "c\(seed)") == expected)
      #expect(
        try digest(
          of: [weekOne.shuffled(using: &random), weekTwo.shuffled(using: &random)],
          name: "d\(seed)") == expected)
    }
  }

  @Test("An input too large for memory gives the same store")
  func staged() throws {
    let log = makeLog(3000, seed: 9)
    let other = makeLog(2000, seed: 10)
    let expected = try digest(of: [log, other], name: "whole")
    #expect(try digest(of: [log, other], name: "staged", limit: 20_000) == expected)
    #expect(try digest(of: [other, log, other], name: "again", limit: 5_000) == expected)
  }

  @Test("The same event adds up within an input and takes the larger count between inputs")
  func counts() throws {
    let store = try folder.store()
    let event = makeFullEvent()
    let row = LoggedEvent(event: event, entity: Entity(id: "alice", kind: .user))
    for (index, count) in [3, 2, 5, 4].enumerated() {
      try store.ingest(
        Array(repeating: row, count: count), digest: "\(index)", memoryLimit: index * 600)
    }
    #expect(try store.recall("alice", during: .always) == [CountedEvent(event: event, count: 5)])
    #expect(try store.entity(named: "alice")?.events == 5)
  }

  @Test("An event that is missing, or one more, changes the digest")
  func digestSeesContent() throws {
    let log = makeLog(200, seed: 1)
    let expected = try digest(of: [log], name: "all")
    #expect(try digest(of: [Array(log.dropLast())], name: "less") != expected)
    #expect(try digest(of: [log + log.prefix(1)], name: "more") != expected)
    var changed = log
    changed[7].event.country = "XX"
    #expect(try digest(of: [changed], name: "changed") != expected)
    var other = log
    other[7].entity.id = "somebody"
    #expect(try digest(of: [other], name: "other") != expected)
  }

  @Test("Stores with different keys agree about the same logs")
  func digestIgnoresKeys() throws {
    func digest(key: UInt8) throws -> String {
      let store = try folder.store("key\(key)", key: [UInt8](repeating: key, count: 32))
      let log = makeLog(300, seed: 5).map { row in
        var row = row
        let secret = "token-\(row.event.source)"
        row.event.url += "?key=[secret:\(store.fingerprinter.fingerprint(secret.utf8))]"
        return row
      }
      try store.ingest(log)
      return try store.digest()
    }
    #expect(try digest(key: 1) == digest(key: 2))
  }

  @Test("The kind of an entity does not depend on which log came first")
  func kinds() throws {
    for kinds in [[Entity.Kind.user, .service], [.service, .user]] {
      let store = try folder.store("\(kinds)")
      for (index, kind) in kinds.enumerated() {
        let row = LoggedEvent(event: makeFullEvent(), entity: Entity(id: "x", kind: kind))
        try store.ingest([row], digest: "\(index)")
      }
      #expect(try store.entity(named: "x")?.entity.kind == .service)
    }
  }
}
