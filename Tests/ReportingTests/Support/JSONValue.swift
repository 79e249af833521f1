import Foundation

/// Any JSON, to look at and to break.
enum JSONValue: Hashable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  var string: String? { if case .string(let string) = self { string } else { nil } }
  var array: [JSONValue] { if case .array(let array) = self { array } else { [] } }
  var object: [String: JSONValue] { if case .object(let object) = self { object } else { [:] } }

  subscript(key: String) -> JSONValue? {
    get { object[key] }
    set {
      var object = object
      object[key] = newValue
      self = .object(object)
    }
  }

  subscript(index: Int) -> JSONValue {
    get { array[index] }
    set {
      var array = array
      array[index] = newValue
      self = .array(array)
    }
  }
}
