import Events
import Testing

@testable import History

@Suite("Events of an entity in little memory")
struct EntityEventsTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  private func ordered(_ parts: [[CountedEvent]]) -> [CountedEvent] {
    let all = parts.flatMap(\.self)
    return all.indices.sorted { (all[$0].event.time, $0) < (all[$1].event.time, $1) }
      .map { all[$0] }
  }

  @Test("Names put together keep their URLs, in the order of time, and of the parts at one instant")
  func merge() throws {
    try store.ingest(makeLog(900, seed: 12, entities: 3))
    let names = try store.entities().map(\.entity.id)
    let parts = try names.map { try store.recall($0, during: .always) }
    var merged = EntityEvents()
    for name in names { merged.merge(try store.events(of: name, during: .always)) }
    #expect(merged.counted == ordered(parts))
    // Otherwise the order of the parts would not matter.
    let times = parts.map { Set($0.map(\.event.time)) }
    #expect(!times[0].isDisjoint(with: times[1]))
    #expect(Set(parts.joined().map(\.event.url)).count > 1)
  }

  @Test("What is kept is what a condition on time and kind holds for")
  func keep() throws {
    try store.ingest(makeLog(600, seed: 13, entities: 1))
    let name = try #require(try store.entities().first?.entity.id)
    let all = try store.recall(name, during: .always)
    let middle = all[all.count / 2].event.time
    var events = try store.events(of: name, during: .always)
    events.keep { $0.time < middle && $1.channel == .proxy }
    let expected = all.filter { $0.event.time < middle && $0.event.channel == .proxy }
    #expect(events.counted == expected)
    #expect(!expected.isEmpty && expected.count < all.count / 2)
  }

  @Test("A change of the kinds changes each event that has none of its own yet")
  func updateKinds() throws {
    try store.ingest(makeLog(300, seed: 14, entities: 1))
    let name = try #require(try store.entities().first?.entity.id)
    var events = try store.events(of: name, during: .always)
    events.updateKinds { if $0.source == "192.0.2.1" { $0.country = "NO" } }
    let expected = try store.recall(name, during: .always).map { counted in
      var counted = counted
      if counted.event.source == "192.0.2.1" { counted.event.country = "NO" }
      return counted
    }
    #expect(events.counted == expected)
    #expect(Set(expected.map(\.event.country)).count > 1)
  }

  @Test("URLs that nobody wants are left out, and nothing else; those that are wanted stay")
  func unwantedURLs() throws {
    try store.ingest(makeLog(600, seed: 15, entities: 1))
    let name = try #require(try store.entities().first?.entity.id)
    let all = try store.recall(name, during: .always)
    let without = try store.events(of: name, during: .always, keepsURLs: { _ in false }).counted
    #expect(
      without
        == all.map { counted in
          var counted = counted
          counted.event.url = ""
          return counted
        })
    let proxies = try store.events(
      of: name, during: .always, keepsURLs: { $0.channel == .proxy }
    ).counted
    #expect(
      proxies.filter { $0.event.channel == .proxy } == all.filter { $0.event.channel == .proxy })
    #expect(without != all)
  }

  @Test("An unknown name and a window of no length have no events")
  func nothing() throws {
    try store.ingest(makeLog(50, seed: 16, entities: 1))
    let name = try #require(try store.entities().first?.entity.id)
    #expect(try store.events(of: "nobody", during: .always).isEmpty)
    #expect(try store.events(of: name, during: TimeWindow(start: noon, end: noon)).isEmpty)
  }
}
