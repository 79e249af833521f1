import Foundation

/// The part of JSON Schema (draft 2020-12) that the report's schema uses; a keyword that is not
/// checked here is itself a complaint.
struct SchemaChecker {
  let schema: JSONValue

  /// What is wrong, each with its place; empty for a valid document.
  func complaints(about document: JSONValue) -> [String] {
    complaints(about: document, by: schema, at: "$")
  }

  private func complaints(
    about value: JSONValue, by schema: JSONValue, at place: String
  ) -> [String] {
    schema.object.sorted { $0.key < $1.key }.flatMap { keyword, rule in
      complaints(about: value, keyword, rule, of: schema, at: place)
    }
  }

  private func complaints(
    about value: JSONValue, _ keyword: String, _ rule: JSONValue, of schema: JSONValue,
    at place: String
  ) -> [String] {
    switch (keyword, value) {
    case ("$schema", _), ("$id", _), ("$defs", _), ("title", _), ("description", _):
      return []
    case ("$ref", _):
      let name = (rule.string ?? "").replacing("#/$defs/", with: "")
      guard let target = self.schema["$defs"]?[name] else { return ["\(place): no \(name)"] }
      return complaints(about: value, by: target, at: place)
    case ("type", _):
      let types = rule.string.map { [$0] } ?? rule.array.compactMap(\.string)
      let fits = types.contains { value.isOfType($0) }
      return fits ? [] : ["\(place): is not \(types.joined(separator: " or "))"]
    case ("properties", .object(let object)):
      return rule.object.sorted { $0.key < $1.key }.flatMap { name, schema in
        object[name].map { complaints(about: $0, by: schema, at: "\(place).\(name)") } ?? []
      }
    case ("required", .object(let object)):
      return rule.array.compactMap(\.string).filter { object[$0] == nil }
        .map { "\(place): lacks \($0)" }
    case ("additionalProperties", .object(let object)):
      let known = schema["properties"]?.object ?? [:]
      return object.keys.filter { known[$0] == nil }.sorted().map { "\(place): unknown \($0)" }
    case ("items", .array(let items)):
      return items.enumerated().flatMap {
        complaints(about: $0.element, by: rule, at: "\(place)[\($0.offset)]")
      }
    case ("enum", _): return rule.array.contains(value) ? [] : ["\(place): not in enum"]
    case ("const", _): return value == rule ? [] : ["\(place): not the constant"]
    case ("pattern", .string(let text)):
      let found = text.range(of: rule.string ?? "", options: .regularExpression)
      return found == nil ? ["\(place): does not match"] : []
    case ("minLength", .string(let text)):
      return .number(Double(text.unicodeScalars.count)) >= rule ? [] : ["\(place): too short"]
    case ("minimum", .number): return value >= rule ? [] : ["\(place): too small"]
    case ("maximum", .number): return rule >= value ? [] : ["\(place): too great"]
    case ("properties", _), ("required", _), ("additionalProperties", _), ("items", _),
      ("pattern", _), ("minLength", _), ("minimum", _), ("maximum", _):
      return []
    default:
      return ["\(place): the keyword \(keyword) is not checked"]
    }
  }
}

extension JSONValue {
  fileprivate func isOfType(_ name: String) -> Bool {
    switch self {
    case .null: name == "null"
    case .bool: name == "boolean"
    case .number(let number): name == "number" || name == "integer" && number.rounded() == number
    case .string: name == "string"
    case .array: name == "array"
    case .object: name == "object"
    }
  }

  fileprivate static func >= (left: Self, right: Self) -> Bool {
    guard case .number(let left) = left, case .number(let right) = right else { return false }
    return left >= right
  }
}
