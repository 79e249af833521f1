import Events
import Foundation
import GRDB
import Testing

@testable import History

extension BlockColumns {
  /// The bytes of rows as versions 1 and 2 of the columns have them.
  static func encodeOld(_ table: EventTable, span: WeekSpan, version: UInt8) -> [UInt8] {
    var numbering = Numbering()
    var bytes: [UInt8] = [version]
    bytes.append(varint: UInt64(table.rows.count))
    TimeColumn.encode(table.rows, span: span, into: &bytes)
    CodeColumn.encode(table.rows.map { $0.count - 1 }, into: &bytes)
    var shapes: [EventShape] = []
    numbering.restart()
    CodeColumn.encode(
      table.rows.map { row in
        if let place = numbering.place(of: row.shape) { return place + 1 }
        shapes.append(table.vocabulary.shapes[Int(row.shape)])
        return 0
      }, into: &bytes)
    let columns =
      EventField.allCases.map { field in
        StringDictionary(shapes.map { $0[field] }, numbering: &numbering)
      } + [StringDictionary(table.rows.map(\.url), numbering: &numbering)]
    var present: UInt64 = 1 << UInt64(channelBit)
    for field in EventField.allCases where !columns[field.rawValue].isBlank {
      present |= 1 << UInt64(field.rawValue)
    }
    if !columns[EventField.allCases.count].isBlank { present |= 1 << UInt64(urlBit) }
    bytes.append(varint: present)
    CodeColumn.encode(shapes.map(\.channel), into: &bytes)
    let kept = columns.filter { !$0.isBlank }
    for column in kept { CodeColumn.encode(column.codes, into: &bytes) }
    let strings = kept.flatMap(\.strings).map { table.vocabulary.strings[$0] }
    if version == firstVersion {
      for string in strings { bytes.append(varint: UInt64(string.count)) }
      return bytes + strings.joined()
    }
    let texts = TextColumn(strings)
    texts.encodeNumbers(into: &bytes)
    return bytes + texts.text
  }
}

@Suite("Stores of earlier versions")
struct OldVersionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Makes a store what the program of a version would have written.
  private func age(_ store: HistoryStore, to version: Int) throws {
    let codec = BlockCodec(shelf: store.dictionaries)
    try store.database.write { db in
      for record in try EntityRecord.fetchAll(in: db) {
        let name = record.entity.entity.id
        let blocks = try Block.fetchAll(
          db, sql: "SELECT \(Block.columns) FROM block WHERE entity = ?", arguments: [record.id])
        for block in blocks {
          let table = try codec.open(block, entity: name, in: db)
          try Block.delete(block.key, in: db)
          for (span, rows) in Dictionary(
            grouping: table.rows,
            by: { row in
              // Before version 3 each week had a block of its own.
              version < 3
                ? WeekSpan(ISOWeek(containing: Timestamp(ticks: row.ticks))) : block.key.span
            })
          {
            let part = EventTable(vocabulary: table.vocabulary, rows: rows)
            let bytes = BlockColumns.encodeOld(part, span: span, version: version < 3 ? 1 : 2)
            try Block(
              key: BlockKey(entity: record.id, span: span), entity: name,
              events: part.eventCount, dictionary: nil, payload: try ZstdCodec().compress(bytes)
            ).save(in: db)
          }
        }
      }
      if version < 2 { try db.execute(sql: "DROP TABLE sighting") }
      if version < 5 { try db.execute(sql: "DROP TABLE context; DROP TABLE account") }
      if version < 6 { try db.execute(sql: "DROP TABLE judged_week") }
      if version < 7 { try db.execute(sql: "DROP TABLE triage") }
      try db.execute(
        sql: """
          DELETE FROM grdb_migrations WHERE CAST(identifier AS INTEGER) > \(version);
          PRAGMA user_version = \(version);
          """)
    }
  }

  @Test("A store of each earlier version is read, upgraded and added to", arguments: 1...3)
  func earlierVersion(version: Int) throws {
    let log = makeLog(600, seed: 8)
    let digest: String
    do {
      let store = try folder.store()
      try store.ingest(log)
      digest = try store.digest()
      try age(store, to: version)
    }
    let upgraded = try folder.store()
    #expect(try upgraded.verify().problems == [])
    #expect(try upgraded.digest() == digest)
    try upgraded.ingest(log, digest: "again")
    #expect(try upgraded.digest() == digest)
    let more = makeLog(300, seed: 9)
    try upgraded.ingest(more, digest: "more")
    let both = try folder.store("both.tidewatch")
    try both.ingest(more)
    try both.ingest(log, digest: "e")
    #expect(try upgraded.digest() == both.digest())
    #expect(try upgraded.verify().problems == [])
    let written = try upgraded.database.read {
      try Int.fetchOne($0, sql: "PRAGMA user_version")
    }
    #expect(written == HistorySchema.version)
  }
}
