import Events
import Foundation
import Testing

@testable import Reporting

/// A golden case of hit formats: a hit as `name: value` lines, then what each format writes.
struct HitCase {
  static let names = ["proxy", "sign-in", "hostile", "wide"]

  private let snapshot: Snapshot
  /// The lines before the first output, kept when recording.
  private let input: String
  let hit: Hit

  init(_ name: String) throws {
    snapshot = Snapshot("Hits/\(name).txt")
    let text = try snapshot.read()
    input = text.components(separatedBy: "\n=== ")[0]
    var fields: [String: String] = [:]
    for line in input.split(separator: "\n") {
      let parts = line.split(separator: ": ", maxSplits: 1)
      guard parts.count == 2 else { continue }
      fields[String(parts[0])] = Self.unescaped(String(parts[1]))
    }
    hit = try Self.hit(from: fields)
  }

  /// Expects the outputs in the file; a carriage return is shown as `␍`.
  func expect(_ outputs: [(name: String, bytes: [UInt8])]) throws {
    let sections = outputs.map { name, bytes in
      "\n=== \(name)\n"
        + String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "␍\n")
    }
    try snapshot.expect(input + sections.joined())
  }

  private static func hit(from fields: [String: String]) throws -> Hit {
    let isProxy = fields["channel"] == "proxy"
    let seconds = try #require(Int64(fields["seconds"] ?? ""))
    var event = AccessEvent(
      time: Timestamp(milliseconds: seconds * 1000 + 483), channel: isProxy ? .proxy : .signIn)
    for (name, field) in eventFields { event[keyPath: field] = fields[name] ?? "" }
    return Hit(
      event: event, isAPICall: fields["api"] == "true",
      isScriptedClient: fields["script"] == "true",
      isLookalike: fields["lookalike"] == "true",
      entity: Entity(id: fields["entity"] ?? "", kind: isProxy ? .host : .user))
  }

  private static var eventFields: [(String, WritableKeyPath<AccessEvent, String>)] {
    [
      ("user", \.user), ("source", \.source), ("target", \.target), ("url", \.url),
      ("method", \.method), ("client", \.client), ("deviceVendor", \.deviceVendor),
      ("deviceProduct", \.deviceProduct), ("country", \.country), ("risk", \.risk),
      ("networkDetails", \.networkDetails), ("conditionalAccess", \.conditionalAccess),
      ("vendor", \.vendor),
    ]
  }

  /// `\u{1B}` in a case stands for the character.
  private static func unescaped(_ text: String) -> String {
    text.replacing(/\\u\{([0-9A-F]+)\}/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }
  }
}
