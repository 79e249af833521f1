import Events
import Testing

@testable import History

@Suite("Batches of events")
struct EventBatchTests {
  @Test("Batches of any size give the same store as single events", arguments: [1, 7, 999, 5000])
  func sizes(size: Int) throws {
    let folder = try TemporaryFolder()
    let log = makeLog(6000, seed: 3, entities: 40)
    let single = try folder.store("single")
    try single.ingest(log)
    let store = try folder.store("batches")
    let input = store.beginInput(memoryLimit: 60_000)
    for start in stride(from: 0, to: log.count, by: size) {
      var batch = EventBatch()
      for row in log[start..<min(start + size, log.count)] {
        batch.add(row.event, entity: row.entity)
      }
      try input.add(batch)
    }
    try input.commit(makeRecord("d"))
    #expect(try store.verify() == single.verify())
  }

  @Test("A crew gives results in order, and the error of the first that failed")
  func crew() throws {
    final class Worker { var calls = 0 }
    struct Failure: Error, Equatable { var index: Int }
    let crew = WorkerCrew(threads: 3) { Worker() }
    #expect(try crew.map(1000) { _, index in index * 2 } == (0..<1000).map { $0 * 2 })
    #expect(try crew.map(0) { _, index in index }.isEmpty)
    #expect(throws: Failure(index: 0)) {
      try crew.map(100) { _, index in throw Failure(index: index) }
    }
  }

  @Test("Strings come back whatever they share with those before them")
  func texts() throws {
    let words = [
      "", "a", "https://a.example/x?k=1", "https://a.example/x?k=1", "https://a.example/yy?k=1",
      "x?k=1", "https://b.example/", "aaaaaaaa", "aaaa", "ääöä", "ääöäöä",
    ]
    var table = StringTable()
    let numbers = (0..<200).map { table.intern(words[$0 * 7 % words.count] + "\($0 / 30)") }
    let column = TextColumn(numbers.map { table[$0] })
    var bytes: [UInt8] = []
    column.encodeNumbers(into: &bytes)
    var reader = ByteReader(bytes + column.text)
    var decoded: [String] = []
    try TextColumn.decode(count: numbers.count, from: &reader) { text in
      decoded.append(String(decoding: text, as: UTF8.self))
    }
    #expect(decoded == numbers.map(table.text))
    #expect(reader.remaining == 0)
  }
}
