import CZstd
import Foundation
import GRDB

/// A trained dictionary that is not in the store yet.
struct LearnedDictionary: Sendable {
  var bytes: [UInt8]
  /// How many blocks it stands for.
  var blocks: Int
}

/// Learns a zstd dictionary from blocks, once there are enough, and again when there are many more.
///
/// The same blocks give the same dictionary. It changes how blocks are stored, never what they say.
struct DictionaryTraining {
  /// Blocks, stored or about to be, before a dictionary is worth its room.
  static let fewestBlocks = 60
  /// Events, stored or about to be, of which there are samples enough for the largest dictionary: a smaller one
  /// costs more time and room than few events can save.
  static let fewestEvents = 8192
  /// Bytes of samples that a dictionary needs.
  static let fewestBytes = 64 << 10
  /// How many times the blocks must have grown before another dictionary is trained.
  private static let growth = 16
  /// Samples of the store, and as many of the input.
  private static let mostSamples = 1000
  /// The start of a long block tells enough.
  private static let longestSample = 6 << 10
  /// Bytes of samples for each byte of dictionary.
  private static let samplesPerByte = 8
  private static let largestDictionary = 64 << 10

  let db: Database
  let codec: BlockCodec
  let crew: WorkerCrew<BlockCodec>

  /// A new dictionary; `nil` when none is due.
  ///
  /// - Parameter rows: how many different events the source has.
  func dictionary(
    learningFrom source: some EventGroups, rows: Int
  ) throws -> LearnedDictionary? {
    let events = try Int.fetchOne(db, sql: "SELECT ifnull(sum(events), 0) FROM entity") ?? 0
    guard events + rows >= Self.fewestEvents else { return nil }
    let stored = try Int.fetchOne(db, sql: "SELECT count(*) FROM block") ?? 0
    let blocks = stored + source.groups.count
    let known =
      try Int.fetchOne(db, sql: "SELECT blocks FROM dictionary ORDER BY id DESC LIMIT 1") ?? 0
    guard blocks >= Self.fewestBlocks, blocks / Self.growth >= known else { return nil }
    let samples = try samples(of: stored) + samples(of: source)
    let size = samples.reduce(0) { $0 + $1.count }
    guard size >= Self.fewestBytes else { return nil }
    return Self.train(samples, size: min(size / Self.samplesPerByte, Self.largestDictionary))
      .map { LearnedDictionary(bytes: $0, blocks: blocks) }
  }

  private func samples(of stored: Int) throws -> [[UInt8]] {
    let step = stored / Self.mostSamples + 1
    let sql = """
      SELECT key, CAST(name AS BLOB) FROM
        (SELECT key, entity, row_number() OVER (ORDER BY key) AS place FROM block)
        JOIN entity ON entity.id = entity
      WHERE place % ? = 0 ORDER BY key
      """
    return try Row.fetchAll(db, sql: sql, arguments: [step]).compactMap { row in
      let name: SQLText = try row.decode(atIndex: 1)
      let key = BlockKey(rawValue: try row.decode(atIndex: 0))
      return try Block.fetch(key, in: db).map { block in
        Array(try codec.unseal(block, entity: name.text, in: db).prefix(Self.longestSample))
      }
    }
  }

  private func samples(of source: some EventGroups) throws -> [[UInt8]] {
    let step = source.groups.count / Self.mostSamples + 1
    let sampled = try stride(from: 0, to: source.groups.count, by: step).map { index in
      (index, try source.pieces(at: index))
    }
    return try crew.map(sampled.count) { codec, place in
      let (index, pieces) = sampled[place]
      let table = try source.table(at: index, pieces: pieces, codec: codec)
      let bytes = codec.encode(table, span: source.groups[index].span).bytes
      return Array(bytes.prefix(Self.longestSample))
    }
  }

  /// `nil` when zstd finds nothing to learn.
  private static func train(_ samples: [[UInt8]], size: Int) -> [UInt8]? {
    let bytes = samples.flatMap { $0 }
    let sizes = samples.map(\.count)
    let dictionary = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let result = ZDICT_trainFromBuffer(
        buffer.baseAddress, size, bytes, sizes, UInt32(sizes.count))
      count = ZDICT_isError(result) == 0 ? result : 0
    }
    return dictionary.isEmpty ? nil : dictionary
  }
}
