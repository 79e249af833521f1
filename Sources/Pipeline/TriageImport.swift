import Events
import Foundation
import Reporting

/// Reads journals that were exported elsewhere, line by line.
package struct TriageImport {
  /// A line that is no entry.
  package struct Rejected: Hashable, Sendable {
    package var location: SourceLocation
    package var reason: String
  }

  /// How far ahead of this run's clock an entry may be, in seconds; one of the year 9999 would always be
  /// the last.
  private static let greatestLead = 86_400

  private let now: Timestamp
  /// In the order of the files.
  package private(set) var entries: [TriageEntry] = []
  package private(set) var rejected: [Rejected] = []
  /// Lines that are not blank.
  package private(set) var lines = 0

  package init(now: Timestamp) {
    self.now = now
  }

  /// Takes in a file.
  ///
  /// - Parameter name: the file as the user named it.
  package mutating func read(_ bytes: some Sequence<UInt8>, named name: String) {
    var data = Array(bytes)
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data.removeFirst(3) }
    for (index, line) in data.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      guard !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) else { continue }
      lines += 1
      do throws(TidewatchError) {
        let entry = try TriageLine.entry(of: line)
        guard entry.time <= now.advanced(bySeconds: Self.greatestLead) else {
          throw TidewatchError(.io, "Its time, \(entry.time), lies ahead of this run's clock.")
        }
        entries.append(entry)
      } catch {
        rejected.append(
          Rejected(
            location: SourceLocation(file: name, line: index + 1), reason: error.message))
      }
    }
  }

  /// - Throws: `.io` when a line was rejected, as a journal is taken in whole or not at all.
  package func check() throws(TidewatchError) {
    guard let first = rejected.first else { return }
    let share = 100 * Double(rejected.count) / Double(max(1, lines))
    throw TidewatchError(
      .io,
      "\(rejected.count) of \(lines) lines \(rejected.count == 1 ? "was" : "were") rejected"
        + " (\(String(format: "%.1f", share)) %), and nothing was imported. Correct them or take them"
        + " out, and import again.", cause: Escape.terminal(first.reason, columns: 300),
      location: first.location)
  }
}
