/// Reads the wanted fields of JSON objects, each under the first of several names.
final class JSONRecordReader {
  /// A wanted field: the name that code uses, and others that logs write.
  struct Field {
    var names: [String]

    init(_ name: String, _ others: String...) {
      names = [name] + others
    }
  }

  private let reader = JSONFieldReader()
  private let keys: JSONKeys
  /// The wanted field of each key.
  private let fieldOfKey: [Int]
  private let indexOfField: [String: Int]

  init(_ fields: [Field]) {
    keys = JSONKeys(fields.flatMap(\.names))
    fieldOfKey = fields.indices.flatMap { index in fields[index].names.map { _ in index } }
    indexOfField = Dictionary(
      fields.enumerated().map { ($0.element.names[0], $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  func read(_ document: ByteView) throws(JSONFieldReader.Malformed) -> JSONRecord {
    var values = [String](repeating: "", count: indexOfField.count)
    try reader.forEachField(of: document, keys: keys) { key, text in
      let field = fieldOfKey[key]
      if values[field].isEmpty { values[field] = text.string }
    }
    return JSONRecord(values: values, indexOfField: indexOfField)
  }

  func read(text: String) throws(JSONFieldReader.Malformed) -> JSONRecord {
    let bytes = Array(text.utf8)
    let result: Result<JSONRecord, JSONFieldReader.Malformed> = bytes.withUnsafeBytes { buffer in
      do throws(JSONFieldReader.Malformed) {
        return .success(try read(ByteView(buffer)))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// The wanted fields of one object; a field that is not there is empty.
struct JSONRecord {
  fileprivate let values: [String]
  fileprivate let indexOfField: [String: Int]

  subscript(name: String) -> String { indexOfField[name].map { values[$0] } ?? "" }
}
