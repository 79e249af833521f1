import Events
import Testing

@testable import History

@Suite("Recalling events")
struct RecallTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  private func expected(
    _ log: [LoggedEvent], _ entity: String, _ window: TimeWindow
  ) -> [AccessEvent: Int] {
    log.filter { $0.entity.id == entity && window.contains($0.event.time) }
      .reduce(into: [:]) { $0[$1.event, default: 0] += 1 }
  }

  @Test("A window gives exactly its events, each once, in order")
  func windows() throws {
    let log = makeLog(800, seed: 2)
    try store.ingest(log)
    var random = SeededRandom(state: 4)
    let times = log.map(\.event.time)
    for _ in 0..<60 {
      let ends = [times.randomElement(using: &random), times.randomElement(using: &random)]
        .compactMap { $0 }.sorted()
      let window = TimeWindow(start: ends[0], end: ends[1])
      let events = try store.recall("user1@corp.example", during: window)
      #expect(
        Dictionary(uniqueKeysWithValues: events.map { ($0.event, $0.count) })
          == expected(log, "user1@corp.example", window))
      #expect(events.map(\.event.time) == events.map(\.event.time).sorted())
    }
  }

  @Test("An empty or backward window and an unknown entity have no events")
  func nothing() throws {
    try store.ingest(makeLog(50, seed: 2))
    let later = noon.advanced(bySeconds: 1)
    for window in [TimeWindow(start: noon, end: noon), TimeWindow(start: later, end: noon)] {
      #expect(try store.recall("user1@corp.example", during: window).isEmpty)
    }
    #expect(try store.recall("nobody", during: .always).isEmpty)
    #expect(try store.entity(named: "nobody") == nil)
  }

  @Test("The order of events does not depend on the order of the logs")
  func totalOrder() throws {
    let log = makeLog(600, seed: 3, weeks: 1)
    try store.ingest(log)
    let other = try folder.store("other")
    try other.ingest(Array(log[300...]), digest: "2", memoryLimit: 3000)
    try other.ingest(Array(log.reversed()), digest: "1")
    for entity in try store.entities() {
      #expect(
        try store.recall(entity.entity.id, during: .always)
          == other.recall(entity.entity.id, during: .always))
    }
  }

  @Test("Entities come in the order of their ids with counters that agree with their events")
  func entities() throws {
    let log = makeLog(400, seed: 6, entities: 12)
    try store.ingest(Array(log[..<250]), digest: "1")
    try store.ingest(Array(log[200...]), digest: "2")
    let entities = try store.entities()
    #expect(entities.map(\.entity) == entities.map(\.entity).sorted())
    for entity in entities {
      let events = try store.recall(entity.entity.id, during: .always)
      #expect(entity.events == events.reduce(0) { $0 + $1.count })
      #expect(entity.firstSeen == events.first?.event.time)
      #expect(entity.lastSeen == events.last?.event.time)
      #expect(try store.entity(named: entity.entity.id) == entity)
    }
  }

  @Test("Walking over all entities gives what recalling each gives, and the body may recall")
  func walk() throws {
    try store.ingest(makeLog(400, seed: 6, entities: 12))
    let window = TimeWindow(start: noon, end: noon.advanced(bySeconds: 5 * 86_400))
    var walked: [String] = []
    try store.forEachEntity(during: window) { entity, events throws(TidewatchError) in
      walked.append(entity.entity.id)
      #expect(try store.recall(entity.entity.id, during: window) == events.counted)
    }
    let active = try store.entities().map(\.entity.id).filter {
      try !store.recall($0, during: window).isEmpty
    }
    #expect(walked == active)
  }

  @Test("Mapping all entities on every core gives what recalling each gives, in their order")
  func map() throws {
    try store.ingest(makeLog(400, seed: 6, entities: 12))
    let window = TimeWindow(start: noon, end: noon.advanced(bySeconds: 5 * 86_400))
    let noWorker = { () }
    let mapped = try store.mapEntities(during: window, worker: noWorker) { _, stored, events in
      (id: stored.entity.id, events: events)
    }
    let active = try store.entities().map(\.entity.id).filter {
      try !store.recall($0, during: window).isEmpty
    }
    #expect(mapped.map(\.id) == active)
    for (id, events) in mapped {
      #expect(try store.recall(id, during: window) == events.counted)
    }
  }

  @Test("Names are kept byte for byte, U+0000 and the empty one included")
  func oddNames() throws {
    let names = ["", "a", "a\u{0}", "a\u{0}b", "\u{E9}", "e\u{301}", "'; DROP TABLE block; --"]
    try store.ingest(
      names.map { LoggedEvent(event: makeFullEvent(), entity: Entity(id: $0, kind: .host)) })
    let stored = try store.entities().map(\.entity.id)
    #expect(
      stored.map { Array($0.utf8) }
        == names.map { Array($0.utf8) }.sorted {
          $0.lexicographicallyPrecedes($1)
        })
    #expect(try store.verify().problems.isEmpty)
    for name in names {
      #expect(
        try store.recall(name, during: .always) == [CountedEvent(event: makeFullEvent(), count: 1)])
    }
  }
}
