import Foundation

/// A JSON document to be written: keys sorted, numbers always in the same form.
enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written with a fixed number of decimals, so that no platform prints another digit.
  case decimal(Double, places: Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The document with an indent of two blanks and a newline at the end.
  func bytes() -> [UInt8] {
    var output: [UInt8] = []
    append(to: &output, depth: 0)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func append(to output: inout [UInt8], depth: Int) {
    switch self {
    case .null: output += Array("null".utf8)
    case .bool(let value): output += Array((value ? "true" : "false").utf8)
    case .integer(let value): output += Array(String(value).utf8)
    case .decimal(let value, let places):
      output += Array((value.isFinite ? String(format: "%.\(places)f", value) : "null").utf8)
    case .string(let value): JSONEscaping.append(value, to: &output)
    case .array(let values):
      Self.appendList(values, brackets: "[]", to: &output, depth: depth) { value, output in
        value.append(to: &output, depth: depth + 1)
      }
    case .object(let fields):
      let sorted = fields.sorted { $0.key < $1.key }
      Self.appendList(sorted, brackets: "{}", to: &output, depth: depth) { field, output in
        JSONEscaping.append(field.key, to: &output)
        output += Array(": ".utf8)
        field.value.append(to: &output, depth: depth + 1)
      }
    }
  }

  private static func appendList<Element>(
    _ elements: [Element], brackets: StaticString, to output: inout [UInt8], depth: Int,
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    output.append(brackets.utf8Start[0])
    for (index, element) in elements.enumerated() {
      output += Array((index == 0 ? "\n" : ",\n").utf8)
      output += [UInt8](repeating: UInt8(ascii: " "), count: 2 * (depth + 1))
      write(element, &output)
    }
    if !elements.isEmpty {
      output.append(UInt8(ascii: "\n"))
      output += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
    }
    output.append(brackets.utf8Start[1])
  }
}

extension JSONValue {
  static func optional<Value>(_ value: Value?, _ write: (Value) -> JSONValue) -> JSONValue {
    value.map(write) ?? .null
  }
}
