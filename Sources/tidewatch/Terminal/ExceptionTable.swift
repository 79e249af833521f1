import Events
import Foundation
import Policies
import Reporting

/// Exceptions as people and as programs read them.
enum ExceptionTable {
  /// Columns, the widest of which the reason is and comes last.
  static func text(of policy: ExceptionPolicy, on day: LocalDay) -> String {
    guard !policy.exceptions.isEmpty else { return "no exceptions\n" }
    let titles = ["id", "status", "effect", "covers", "owner", "expires", "ticket", "reason"]
    let rows =
      [titles]
      + policy.exceptions.map { rule in
        [
          rule.id, rule.standing(on: day, soon: policy.review.soonDays).rawValue,
          rule.effect.description,
          rule.matcher.fields.map { "\($0.key) \($0.values.joined(separator: "|"))" }
            .joined(separator: ", "),
          rule.owner, rule.expires.description, rule.ticket ?? "-", rule.reason,
        ].map { Escape.terminal($0) }
      }
    let widths = titles.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        column == titles.count - 1
          ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
      }.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// One JSON array.
  static func json(of policy: ExceptionPolicy, on day: LocalDay) throws(TidewatchError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let records = policy.exceptions.map { rule in
      Record(
        id: rule.id, status: rule.standing(on: day, soon: policy.review.soonDays).rawValue,
        effect: rule.effect.description,
        covers: Dictionary(
          rule.matcher.fields.map { ($0.key, $0.values) }, uniquingKeysWith: { first, _ in first }),
        reason: rule.reason, owner: rule.owner, created: rule.created.description,
        expires: rule.expires.description, ticket: rule.ticket ?? "", line: rule.line ?? 0)
    }
    do {
      return String(decoding: try encoder.encode(records), as: UTF8.self) + "\n"
    } catch {
      throw TidewatchError(.io, "The exceptions cannot be written as JSON.", cause: "\(error)")
    }
  }

  private struct Record: Encodable {
    var id: String
    var status: String
    var effect: String
    var covers: [String: [String]]
    var reason: String
    var owner: String
    var created: String
    var expires: String
    var ticket: String
    var line: Int
  }
}
