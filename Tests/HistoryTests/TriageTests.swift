import Events
import Foundation
import GRDB
import Testing

@testable import History

@Suite("The journal of verdicts")
struct TriageTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let monday = LocalDay(number: 20_773)

  private func entry(
    _ verdict: TriageVerdict = .malicious, entity: String = "a@corp.example", day: Int = 0,
    days: Int = 1, analyst: String = "alice", note: String = "", at seconds: Int = 0,
    basis: TriageBasis? = nil
  ) -> TriageEntry {
    let first = Self.monday.advanced(by: day)
    return TriageEntry(
      entity: entity, days: first...first.advanced(by: days - 1), verdict: verdict, note: note,
      analyst: analyst, time: noon.advanced(bySeconds: seconds), basis: basis)
  }

  /// With every kind of text that an analyst or a log could bring.
  private var entries: [TriageEntry] {
    [
      entry(), entry(.benignOneOff, analyst: "bob", at: 10),
      entry(.suspicious, entity: "host:10.0.0.1", days: 5, note: "ä\u{0}\"'\n\u{202E}", at: 5),
      entry(
        .benignExpected, day: 3, at: 20,
        basis: TriageBasis(
          score: 61.239,
          signs: [
            .init(signal: "new-vendor", surprise: 4.10449, observed: "shodan, censys"),
            .init(signal: "volume", surprise: 1.5), .init(signal: "burst", surprise: 0),
          ])),
    ]
  }

  @Test("What was written is read, by time; and again after the store was closed")
  func roundTrip() throws {
    let entries = entries
    do {
      let store = try folder.store()
      #expect(try store.append(entries) == 4)
      #expect(try store.triageEntries() == entries.sorted(by: TriageEntry.precedes))
    }
    let again = try HistoryStore(path: folder.file(), access: .readOnly, now: noon)
    #expect(try again.triageEntries() == entries.sorted(by: TriageEntry.precedes))
    #expect(try again.statistics().verdicts == 4)
    #expect(try again.verify().problems.isEmpty)
    #expect(try again.triageEntries().last?.basis?.signs.map(\.surprise) == [4.104, 1.5])
  }

  @Test("The same entry twice is one, and two journals merge to the same in either order")
  func merges() throws {
    let (mine, theirs) = (Array(entries.prefix(3)), Array(entries.suffix(2)))
    let one = try folder.store("one")
    let two = try folder.store("two")
    #expect(try one.append(mine) == 3)
    #expect(try one.append(mine) == 0)
    #expect(try one.append(theirs + theirs) == 1)
    #expect(try two.append(theirs) == 2)
    #expect(try two.append(mine) == 2)
    #expect(try one.triageEntries() == two.triageEntries())
    #expect(try one.digest() == two.digest())
    #expect(try folder.store("three").digest() != one.digest())
  }

  @Test("Entries are added all or none")
  func allOrNone() throws {
    let store = try folder.store()
    let wrong = entry(.unknown, entity: "")
    #expect(throws: TidewatchError.self) { try store.append(entries + [wrong]) }
    #expect(try store.triageEntries().isEmpty)
  }

  @Test("A row cannot be changed, and one that was changed behind our back is told")
  func isOnlyAddedTo() throws {
    let store = try folder.store()
    try store.append(entries)
    let change = "UPDATE triage SET verdict = 'unknown' WHERE verdict = 'malicious'"
    #expect(throws: DatabaseError.self) {
      try store.database.write { try $0.execute(sql: change) }
    }
    try store.database.write { db in
      try db.execute(sql: "DROP TRIGGER triage_is_only_added_to; \(change)")
    }
    let problems = try store.verify().problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains("is not what its analyst gave") == true)
    #expect {
      try store.triageEntries()
    } throws: { error in
      (error as? TidewatchError)?.message.contains("history verify") == true
    }
  }

  @Test(
    "A store of version 5 is upgraded, keeps its content, and takes verdicts", arguments: [5, 6])
  func olderStore(version: Int) throws {
    let digest: String
    do {
      let store = try folder.store()
      try store.ingest(makeLog(400, seed: 3))
      digest = try store.digest()
      try store.database.write { db in
        try db.execute(
          sql: """
            DROP TABLE triage;
            DELETE FROM grdb_migrations WHERE CAST(identifier AS INTEGER) > \(version);
            PRAGMA user_version = \(version);
            """)
        if version < 6 { try db.execute(sql: "DROP TABLE judged_week") }
      }
    }
    #expect {
      try HistoryStore(path: folder.file(), access: .readOnly, now: noon)
    } throws: { error in
      (error as? TidewatchError)?.message.contains("older version") == true
    }
    let store = try HistoryStore(path: folder.file(), access: .existing, now: noon)
    #expect(try store.verify().problems.isEmpty)
    #expect(try store.digest() == digest)
    #expect(try store.triageEntries().isEmpty)
    #expect(try store.append(entries) == 4)
    #expect(try store.verify().problems.isEmpty)
  }

  @Test("Of verdicts that contradict each other the last counts, and all are kept")
  func conflicts() {
    let first = entry(.malicious, analyst: "alice", at: 0)
    let last = entry(.benignOneOff, analyst: "bob", at: 60)
    for order in [[first, last], [last, first], [last, first, last]] {
      let journal = TriageJournal(order)
      #expect(journal.current(of: "a@corp.example", on: Self.monday) == last)
      #expect(journal.history(of: "a@corp.example", on: Self.monday) == [first, last])
      #expect(journal.current == [last])
    }
    // Of the same instant the gravest counts, whatever the ids; of equally grave ones the greater id.
    let benign = (0..<8).map { entry(.benignOneOff, analyst: "bob \($0)") }
    let harmful = entry(.malicious, analyst: "alice")
    let doubtful = entry(.suspicious, analyst: "carol")
    let unknown = entry(.unknown, analyst: "dave")
    let ties = [
      (benign + [harmful, doubtful], harmful), (benign + [doubtful], doubtful),
      (benign + [unknown], benign.max { $0.id < $1.id }),
    ]
    for (tie, counting) in ties {
      #expect(TriageJournal(tie).current(of: "a@corp.example", on: Self.monday) == counting)
      #expect(
        TriageJournal(tie.reversed()).current(of: "a@corp.example", on: Self.monday) == counting)
    }
  }

  @Test("A verdict about a period counts on each of its days until a later one says otherwise")
  func periods() {
    let period = entry(.suspicious, day: 0, days: 5)
    let resolved = entry(.benignExpected, day: 2, at: 60)
    let journal = TriageJournal([period, resolved])
    let verdicts = (0..<6).map {
      journal.current(of: "a@corp.example", on: Self.monday.advanced(by: $0))?.verdict
    }
    #expect(
      verdicts == [.suspicious, .suspicious, .benignExpected, .suspicious, .suspicious, nil])
    #expect(journal.judgedDays(of: "a@corp.example").count == 5)
    #expect(journal.current == [period, resolved])
    #expect(
      TriageJournal([period, resolved]) { _ in "b" }.current(of: "b", on: Self.monday) != nil)
  }

  @Test("The id of an entry says all that it holds, and that of a finding its entity and day")
  func ids() throws {
    let all = [
      entry(), entry(.suspicious), entry(entity: "b"), entry(day: 1), entry(days: 2),
      entry(analyst: "b"), entry(note: "b"), entry(at: 1),
      entry(basis: TriageBasis(score: 1, signs: [])),
      entry(basis: TriageBasis(score: 1, signs: [.init(signal: "volume", surprise: 1)])),
    ]
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(all.allSatisfy { $0.id.utf8.count == 33 && $0.id.hasPrefix("T") })
    #expect(entry().id == entry().id)
    #expect(entry(days: 2).findingID == nil)
    let id = try #require(entry(day: 3).findingID)
    let days = Self.monday.advanced(by: -400)...Self.monday.advanced(by: 400)
    let names = (0..<50).map { "user\($0)" } + ["a@corp.example"]
    let found = Finding.places(
      of: [id, "F0000000000000000", "nonsense"], among: names, on: days)
    #expect(found.count == 1)
    #expect(found[id]?.entity == "a@corp.example")
    #expect(found[id]?.day == Self.monday.advanced(by: 3))
  }
}
