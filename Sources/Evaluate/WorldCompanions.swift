import EvaluationWorld
import Events
import Foundation

/// What lies beside a world's history: the truth about it, and how it is to be hunted.
///
/// Beside `world.tidewatch` these are `world.truth.csv` and `world.json`.
struct WorldCompanions {
  let organisation: SimulatedOrganisation
  /// When the world's weeks are hunted.
  let now: Timestamp

  /// How the commands are to be called for this world.
  private struct Guide: Encodable {
    var seed: UInt64
    var timezone: String
    /// The first and the last week with attacks in them.
    var firstWeek: String
    var lastWeek: String
    var now: String
  }

  /// Writes both.
  ///
  /// - Returns: the paths, the truth first.
  func write(beside store: String) throws -> [String] {
    let stem = URL(filePath: store).deletingPathExtension().path(percentEncoded: false)
    let scored = organisation.scored
    let guide = Guide(
      seed: organisation.parameters.seed, timezone: organisation.timeZone,
      firstWeek: ISOWeek(containing: scored.lowerBound).description,
      lastWeek: ISOWeek(containing: scored.upperBound).description, now: now.description)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let files = [
      (stem + ".truth.csv", Data(organisation.truthTable.utf8)),
      (stem + ".json", try encoder.encode(guide) + Data("\n".utf8)),
    ]
    for (path, content) in files { try content.write(to: URL(filePath: path), options: .atomic) }
    return files.map(\.0)
  }
}
