import Events
import Testing

@testable import History

@Suite("Sightings")
struct SightingTests {
  private let early = Sighting(source: "10.0.0.1", quarter: 10, user: "a")
  private let late = Sighting(source: "10.0.0.1", quarter: 20, user: "b\u{0}c")

  private func add(_ sightings: [Sighting], to store: HistoryStore, digest: String) throws {
    let input = store.beginInput()
    for sighting in sightings { input.add(sighting) }
    try input.commit(
      IngestedInput(
        contentDigest: digest, name: digest, format: "cef", bytes: 1, records: 1, candidates: 0,
        events: 0, hits: 0, failedSignIns: 0, rejected: 0, firstEvent: nil, lastEvent: nil,
        ingestedAt: noon, rejections: []))
  }

  @Test("The same sighting from two inputs is one, whatever the order, and the digest tells it")
  func unites() throws {
    let folder = try TemporaryFolder()
    let (one, other) = (try folder.store("one"), try folder.store("other"))
    let empty = try one.verify().digest
    try add([early, late], to: one, digest: "1")
    try add([late], to: one, digest: "2")
    try add([late, late], to: other, digest: "2")
    let half = try other.verify().digest
    try add([early, late], to: other, digest: "1")
    #expect(try one.sightings(before: Timestamp(ticks: .max)) == [early, late])
    #expect(try one.verify().digest == other.verify().digest)
    #expect(Set([empty, half, try one.verify().digest]).count == 3)
    #expect(try one.statistics().sightings == 2)
  }

  @Test("Sightings behind an instant are not handed over")
  func knowsNoFuture() throws {
    let store = try TemporaryFolder().store()
    try add([early, late], to: store, digest: "1")
    #expect(try store.sightings(before: Timestamp(seconds: 20 * 900)) == [early])
    #expect(try store.sightings(before: Timestamp(seconds: 20 * 900 + 900)) == [early, late])
  }

  @Test("A cancelled input leaves no sighting")
  func forgets() throws {
    let store = try TemporaryFolder().store()
    let input = store.beginInput()
    input.add(early)
    input.cancel()
    try add([], to: store, digest: "1")
    #expect(try store.sightings(before: Timestamp(ticks: .max)).isEmpty)
  }
}
