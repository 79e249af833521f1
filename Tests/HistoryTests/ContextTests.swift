import Events
import GRDB
import Testing

@testable import History

@Suite("Context")
struct ContextTests {
  /// 2026-11-16, a Monday.
  private let monday: Int32 = 20_773

  /// A batch of random sketches, with more sources on a day than are kept.
  private func batch(seed: UInt64, accounts: Int = 3, values: Int = 60) -> ContextBatch {
    var random = SeededRandom(state: seed)
    var batch = ContextBatch()
    for _ in 0..<values {
      let account = "user\(Int.random(in: 0..<accounts, using: &random))"
      let day = monday + Int32.random(in: -3...9, using: &random)
      batch.update(account, day: day) { sketch in
        let quarter = QuarterSet([Int.random(in: 0..<96, using: &random)])
        if Bool.random(using: &random) { sketch.active.formUnion(quarter) }
        sketch.add("10.0.0.\(Int.random(in: 1...40, using: &random))", of: .source, at: quarter)
        sketch.add("family \(Int.random(in: 1...12, using: &random))", of: .client, at: quarter)
        sketch.add(["DE", "FR"].randomElement(using: &random) ?? "", of: .country, at: quarter)
      }
    }
    return batch
  }

  private func add(_ batches: [ContextBatch], to store: HistoryStore, digest: String) throws {
    let input = store.beginInput()
    for batch in batches { try input.add(batch) }
    try input.commit(makeRecord(digest))
  }

  @Test("A union of batches is commutative, associative and idempotent, bounds and all")
  func isAUnion() {
    for seed in 1...40 as ClosedRange<UInt64> {
      let (a, b, c) = (batch(seed: seed), batch(seed: seed + 100), batch(seed: seed + 200))
      func union(_ parts: ContextBatch...) -> ContextBatch {
        parts.reduce(into: ContextBatch()) { $0.formUnion($1) }
      }
      #expect(union(a, b) == union(b, a))
      #expect(union(union(a, b), c) == union(a, union(b, c)))
      #expect(union(a, a, b, a) == union(a, b))
    }
  }

  @Test("Of too many values of a day the smallest stay, with every quarter of theirs")
  func isBounded() {
    var sketch = ContextSketch()
    for round in 0..<2 {
      for number in (0..<40).reversed() {
        let text = "10.0.0.\(100 + number)"
        sketch.add(text, of: .source, at: QuarterSet([round * 50 + number]))
      }
    }
    #expect(
      sketch[.source].keys.sorted()
        == (0..<ContextSketch.Kind.source.most).map { "10.0.0.\(100 + $0)" })
    #expect(sketch[.source]["10.0.0.103"]?.numbers == [3, 53])
  }

  @Test("Empty, long and non-ASCII values are none")
  func passesOverOddValues() {
    var sketch = ContextSketch()
    for odd in ["", "ä", "a\u{0}", String(repeating: "a", count: 65)] {
      sketch.add(odd, of: .source, at: QuarterSet([1]))
    }
    sketch.add("10.0.0.1", of: .source, at: QuarterSet())
    #expect(sketch.isEmpty)
  }

  @Test("A week's bytes give it back, equal weeks have equal bytes, and no other bytes are a week")
  func codesWeeks() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var week = ContextWeek()
      for (day, sketch) in batch(seed: seed, accounts: 1).accounts["user0"] ?? [:]
      where (monday...monday + 6).contains(day) {
        week[Int(day - monday)] = sketch
      }
      let bytes = week.bytes
      #expect(try ContextWeek(bytes: bytes) == week)
      var random = SeededRandom(state: seed)
      for _ in 0..<50 {
        var broken = bytes
        broken[Int.random(in: broken.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
        if broken == bytes { continue }
        if let other = try? ContextWeek(bytes: broken) { #expect(other != week) }
      }
      #expect(throws: BlockDamage.self) { try ContextWeek(bytes: bytes + [0]) }
      #expect(throws: BlockDamage.self) { try ContextWeek(bytes: Array(bytes.dropLast())) }
    }
  }

  @Test("Any order, split and repetition of inputs gives the same context and digest")
  func isOrderFree() throws {
    let folder = try TemporaryFolder()
    let parts = (1...6).map { batch(seed: UInt64($0)) }
    var digests: Set<String> = []
    for (index, order) in [[0, 1, 2, 3, 4, 5], [5, 0, 3, 0, 1, 4, 2, 5], [2, 4, 5, 3, 1, 0]]
      .enumerated()
    {
      let store = try folder.store("store\(index)")
      for place in order { try add([parts[place]], to: store, digest: "\(place)") }
      digests.insert(try store.digest())
      #expect(try store.verify().problems.isEmpty)
    }
    let whole = try folder.store("whole")
    try add(parts, to: whole, digest: "all")
    digests.insert(try whole.digest())
    #expect(digests.count == 1)
    let less = try folder.store("less")
    try add(Array(parts.dropLast()), to: less, digest: "all")
    #expect(try !digests.contains(less.digest()))
  }

  @Test("Names come together, and only days of the window are handed over")
  func recalls() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var batch = ContextBatch()
    for (name, day, quarter) in [("a", 0, 40), ("corp\\a", 0, 41), ("a", 1, 2), ("b", 0, 3)] {
      batch.update(name, day: monday + Int32(day)) {
        $0.active.insert(quarter)
        $0.add("10.0.0.\(quarter)", of: .source, at: QuarterSet([quarter]))
      }
    }
    try add([batch], to: store, digest: "1")
    let start = Timestamp(seconds: Int64(monday) * 86_400)
    let window = TimeWindow(start: start, end: start.advanced(bySeconds: 86_400))
    let found = try store.context(of: ["a", "corp\\a", "nobody"], during: window)
    #expect(found.keys.sorted() == [LocalDay(number: monday)])
    #expect(found[LocalDay(number: monday)]?.active.numbers == [40, 41])
    #expect(
      found[LocalDay(number: monday)]?[.source].keys.sorted() == ["10.0.0.40", "10.0.0.41"])
    #expect(try store.contextNames(before: window.end).map(\.name) == ["a", "b", "corp\\a"])
    #expect(
      try store.contextNames(before: start.advanced(bySeconds: 40 * 900)).map(\.name) == ["b"])
    let figures = try store.statistics()
    #expect((figures.contextAccounts, figures.contextWeeks) == (3, 3))
    #expect(figures.contextBytes > 0)
  }

  @Test("What is held as bytes is what is held as sketches")
  func packs() throws {
    func weeks(mostOpen: Int) throws -> [String] {
      var hold = ContextHold(mostOpen: mostOpen)
      for seed in 1...8 as ClosedRange<UInt64> { try hold.add(batch(seed: seed)) }
      return try hold.weeks().map { "\($0)" }
    }
    #expect(try weeks(mostOpen: 0) == weeks(mostOpen: 10_000))
    #expect(try weeks(mostOpen: 20) == weeks(mostOpen: 10_000))
  }

  @Test("A cancelled input leaves no context")
  func forgets() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let input = store.beginInput()
    try input.add(batch(seed: 1))
    input.cancel()
    try add([], to: store, digest: "1")
    #expect(try store.statistics().contextWeeks == 0)
  }

  @Test("Damage is told, by verifying and when it is read")
  func findsDamage() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try add([batch(seed: 1)], to: store, digest: "1")
    try store.write { db in
      try db.execute(sql: "UPDATE context SET checksum = checksum + 1 WHERE week = 2968")
      try db.execute(sql: "UPDATE account SET first = first + 1 WHERE name = 'user1'")
    }
    #expect(try store.verify().problems.count >= 2)
    #expect(throws: TidewatchError.self) { try store.context(of: ["user0"], during: .always) }
  }
}
