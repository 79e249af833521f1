import Events
import Foundation

/// One entry of a journal as JSON on one line, both ways.
///
///     {"analyst":"bob","entity":"alice@corp.example","finding":"F0a…","first_day":"2026-11-18",
///      "id":"T5c…","last_day":"2026-11-18","note":"","time":"2026-11-24T09:30:00Z","verdict":"unknown"}
///
/// Keys are in the order of their letters. What a finding rested on stands under `basis`, where it is
/// known; `finding` stands where it is a single day. Reading asks for `entity`, `first_day`,
/// `verdict`, `analyst` and `time`; `id` and `finding` must fit where they are given.
package enum TriageLine {
  /// The line, without its end.
  package static func text(of entry: TriageEntry) throws(TidewatchError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let line = try encoder.encode(TriageRecord(entry))
      return Escape.hiddenAsJSON(String(decoding: line, as: UTF8.self))
    } catch {
      throw TidewatchError(.io, "A verdict cannot be written as JSON.", cause: "\(error)")
    }
  }

  /// The entry of a line.
  ///
  /// - Throws: `.io`, with a sentence about what is wrong with it.
  package static func entry(of line: some Sequence<UInt8>) throws(TidewatchError) -> TriageEntry {
    do {
      return try JSONDecoder().decode(TriageRecord.self, from: Data(line)).entry()
    } catch let error as TidewatchError {
      throw error
    } catch let error as DecodingError {
      throw TidewatchError(.io, sentence(about: error))
    } catch {
      throw TidewatchError(.io, "It is no JSON object.")
    }
  }

  private static func sentence(about error: DecodingError) -> String {
    func name(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "The key '\(name(context.codingPath + [key]))' is missing."
    case .typeMismatch(_, let context) where !context.codingPath.isEmpty,
      .valueNotFound(_, let context) where !context.codingPath.isEmpty:
      return "The value of '\(name(context.codingPath))' is of another type than it must be."
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      return "The value of '\(name(context.codingPath))' cannot be: \(context.debugDescription)"
    default: return "It is no JSON object; perhaps the line was cut."
    }
  }
}

/// What stands on the line.
private struct TriageRecord: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case analyst
    case basis
    case entity
    case finding
    case firstDay = "first_day"
    case id
    case lastDay = "last_day"
    case note
    case time
    case verdict
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  let analyst: String
  let basis: TriageBasis?
  let entity: String
  let finding: String?
  let firstDay: String
  let id: String?
  let lastDay: String?
  let note: String?
  let time: String
  let verdict: String

  init(_ entry: TriageEntry) {
    analyst = entry.analyst
    basis = entry.basis
    entity = entry.entity
    finding = entry.findingID
    firstDay = entry.days.lowerBound.description
    id = entry.id
    lastDay = entry.days.upperBound.description
    note = entry.note
    time = entry.time.description
    verdict = entry.verdict.rawValue
  }

  init(from decoder: any Decoder) throws {
    let known = CodingKeys.allCases.map(\.rawValue)
    let keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    if let unknown = keys.sorted().first(where: { !known.contains($0) }) {
      throw TidewatchError(
        .io, "The key '\(unknown)' is unknown; the keys are \(known.joined(separator: ", ")).")
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func optional(_ key: CodingKeys) throws -> String? {
      try container.decodeIfPresent(String.self, forKey: key)
    }
    analyst = try container.decode(String.self, forKey: .analyst)
    basis = try container.decodeIfPresent(TriageBasis.self, forKey: .basis)
    entity = try container.decode(String.self, forKey: .entity)
    finding = try optional(.finding)
    firstDay = try container.decode(String.self, forKey: .firstDay)
    id = try optional(.id)
    lastDay = try optional(.lastDay)
    note = try optional(.note)
    time = try container.decode(String.self, forKey: .time)
    verdict = try container.decode(String.self, forKey: .verdict)
  }

  func entry() throws(TidewatchError) -> TriageEntry {
    func wrong(_ message: String) -> TidewatchError { TidewatchError(.io, message) }
    guard let first = LocalDay(firstDay), let last = LocalDay(lastDay ?? firstDay) else {
      throw wrong("A day is none; write it like 2026-11-18.")
    }
    guard first <= last else { throw wrong("Its last day lies before its first.") }
    guard let time = Timestamp(rfc3339: time) else {
      throw wrong("Its time is none; write it like 2026-11-24T09:30:00Z.")
    }
    guard let verdict = TriageVerdict(rawValue: verdict) else {
      let known = TriageVerdict.allCases.map(\.rawValue).joined(separator: ", ")
      throw wrong("The verdict '\(verdict)' is none; there are \(known).")
    }
    let entry = TriageEntry(
      entity: entity, days: first...last, verdict: verdict, note: note ?? "", analyst: analyst,
      time: time, basis: basis)
    if let objection = entry.objection { throw wrong("It \(objection).") }
    if let finding, finding != entry.findingID {
      throw wrong("Its finding is not that of its entity and day.")
    }
    if let id, id != entry.id {
      throw wrong("Its id does not fit its content; it was changed after it was written.")
    }
    return entry
  }
}

extension Escape {
  /// JSON whose hidden characters beyond ASCII, which stand in strings only, are written as `\u202e`.
  fileprivate static func hiddenAsJSON(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: { $0.value >= 0x7F && isHidden($0) }) else {
      return json
    }
    return json.unicodeScalars.reduce(into: "") { text, scalar in
      guard scalar.value >= 0x7F, isHidden(scalar) else {
        return text.unicodeScalars.append(scalar)
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }
}
