import Events
import Testing

@testable import History

@Suite("Records of inputs and rejections")
struct InputRecordTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  private func rejection(_ file: String, line: Int, excerpt: String = "x") -> Rejection {
    Rejection(
      location: SourceLocation(file: file, line: line, byteOffset: line * 10),
      reason: .malformedRecord, detail: "It has no end.", excerpt: excerpt)
  }

  private func note(_ record: IngestedInput) throws {
    try store.beginInput().commit(record)
  }

  @Test("An input comes back as it was noted, without its rejections")
  func roundTrip() throws {
    var record = makeRecord("abc", name: "logs/a\u{0}.cef")
    record.firstEvent = noon
    record.lastEvent = noon.advanced(bySeconds: 60)
    try note(record)
    #expect(try store.inputs() == [record])
  }

  @Test("The same content under two names keeps the smaller name, whichever came first")
  func twoNames() throws {
    for (digest, names) in [("1", ["b", "a"]), ("2", ["a", "b"])] {
      for (day, name) in names.enumerated() {
        var record = makeRecord(
          digest, name: name, ingestedAt: noon.advanced(bySeconds: day * 86_400))
        record.rejections = [rejection(name, line: 1)]
        try note(record)
      }
    }
    #expect(try store.inputs().map(\.name) == ["a", "a"])
    #expect(try store.inputs().map(\.contentDigest) == ["1", "2"])
    #expect(try store.inputs().map(\.ingestedAt) == [noon, noon])
    #expect(try store.rejections(limit: 9).map(\.location.file) == ["a", "a"])
  }

  @Test("Inputs are found by the time that their events span")
  func overlapping() throws {
    for (name, start) in [("c", 0), ("b", 100), ("a", 200)] {
      var record = makeRecord(name, name: name)
      record.firstEvent = noon.advanced(bySeconds: start)
      record.lastEvent = noon.advanced(bySeconds: start + 50)
      try note(record)
    }
    try note(makeRecord("none", name: "none"))
    func names(_ start: Int, _ end: Int) throws -> [String] {
      try store.inputs(
        overlapping: TimeWindow(
          start: noon.advanced(bySeconds: start), end: noon.advanced(bySeconds: end))
      ).map(\.name)
    }
    #expect(try store.inputs().map(\.name) == ["a", "b", "c", "none"])
    #expect(try names(0, 200) == ["b", "c"])
    #expect(try names(50, 201) == ["a", "b", "c"])
    #expect(try names(51, 100).isEmpty)
  }

  @Test("Rejections come back by input and in its order, as they were, up to a limit")
  func rejections() throws {
    var second = makeRecord("2", name: "b")
    second.rejections = [
      rejection("b", line: 9, excerpt: "a\u{0}\u{1F}é"), rejection("b", line: 3),
    ]
    var first = makeRecord("1", name: "a")
    first.rejections = [rejection("a", line: 5)]
    try note(second)
    try note(first)
    #expect(try store.rejections(limit: 10) == first.rejections + second.rejections)
    #expect(try store.rejections(limit: 1) == first.rejections)
    #expect(try store.rejections(limit: -1).isEmpty)
    #expect(try store.statistics().rejections == 3)
  }

  @Test("The bound on rejections does not depend on the order of the inputs")
  func bounded() throws {
    let records = (0..<110).map { index in
      var record = makeRecord("\(index)", name: "\(index)")
      record.rejections = (1...100).map { rejection("\(index)", line: $0) }
      return record
    }
    for record in records { try note(record) }
    let kept = try store.rejections(limit: .max)
    #expect(kept.count == IngestedInput.mostRejections)
    #expect(Set(kept.map(\.location.file)).count == 110)
    let other = try folder.store("other")
    for record in records.reversed() { try other.beginInput().commit(record) }
    #expect(try other.rejections(limit: .max) == kept)
  }
}
