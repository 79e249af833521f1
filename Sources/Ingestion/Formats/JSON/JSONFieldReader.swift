import CSimdJSON

/// Reads top-level fields of JSON objects through simdjson; one for each thread.
final class JSONFieldReader {
  private let parser: OpaquePointer?

  init() {
    parser = csimdjson_create()
  }

  deinit { if let parser { csimdjson_destroy(parser) } }

  /// What is wrong with a document, in simdjson's words.
  struct Malformed: Error {
    var message: String
  }

  /// Reads the fields named `keys` and hands each that is there to `body`: its place in `keys`, and
  /// its text (strings unescaped; numbers, objects and arrays as written; null is not there).
  func forEachField(
    of document: ByteView, keys: JSONKeys, _ body: (Int, ByteView) -> Void
  ) throws(Malformed) {
    guard let parser else { throw Malformed(message: "not enough memory") }
    let problem: String? = document.withUnsafeBytes { bytes in
      keys.withTexts { texts, values in
        let message = csimdjson_fields(
          parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
          texts.baseAddress, texts.count, values.baseAddress)
        if let message { return String(cString: message) }
        for (index, value) in values.enumerated() {
          switch value.kind {
          case CSIMDJSON_STRING, CSIMDJSON_LITERAL, CSIMDJSON_CONTAINER:
            body(
              index,
              ByteView(UnsafeRawBufferPointer(start: value.text.bytes, count: value.text.length)))
          default: continue
          }
        }
        return nil
      }
    }
    if let problem { throw Malformed(message: problem) }
  }

  /// Reads an array and hands each element to `body`: its place and its text, as for fields; null is
  /// an empty text.
  ///
  /// - Parameter most: elements handed over at most.
  /// - Returns: how many elements the array has.
  func forEachElement(
    of document: ByteView, atMost most: Int, _ body: (Int, ByteView) -> Void
  ) throws(Malformed) -> Int {
    guard let parser else { throw Malformed(message: "not enough memory") }
    var values = [csimdjson_value](repeating: csimdjson_value(), count: most)
    var found = 0
    let problem: String? = document.withUnsafeBytes { bytes in
      csimdjson_elements(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, most,
        &values, &found
      ).map { String(cString: $0) }
    }
    if let problem { throw Malformed(message: problem) }
    for (index, value) in values.prefix(found).enumerated() {
      let text = UnsafeRawBufferPointer(start: value.text.bytes, count: value.text.length)
      body(index, ByteView(text))
    }
    return found
  }

  /// The text of one field of an object given as JSON text; empty when there is none.
  func text(of key: String, inObject json: String) -> String {
    guard json.utf8.first(where: { !ASCII.isBlank($0) }) == ASCII.openBrace else { return "" }
    var copy = json
    var result = ""
    copy.withUTF8 { buffer in
      // A cell that is no sound JSON has no such field, as in Kusto.
      try? forEachField(
        of: ByteView(UnsafeRawBufferPointer(buffer)), keys: JSONKeys([key])
      ) { _, text in result = text.string }
    }
    return result
  }
}

/// Names of fields, laid out as the C side wants them.
final class JSONKeys {
  private let texts: UnsafeMutableBufferPointer<csimdjson_text>
  private let values: UnsafeMutableBufferPointer<csimdjson_value>

  init(_ names: [String]) {
    texts = .allocate(capacity: names.count)
    values = .allocate(capacity: names.count)
    values.initialize(repeating: csimdjson_value())
    for (index, name) in names.enumerated() {
      let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(name.utf8.count, 1))
      _ = copy.initialize(from: name.utf8.map { CChar(bitPattern: $0) })
      texts.initializeElement(
        at: index,
        to: csimdjson_text(bytes: UnsafePointer(copy.baseAddress), length: name.utf8.count))
    }
  }

  deinit {
    for text in texts { UnsafeMutablePointer(mutating: text.bytes)?.deallocate() }
    texts.deallocate()
    values.deallocate()
  }

  func withTexts<R>(
    _ body: (
      UnsafeBufferPointer<csimdjson_text>, UnsafeMutableBufferPointer<csimdjson_value>
    ) -> R
  ) -> R {
    body(UnsafeBufferPointer(texts), values)
  }
}

extension JSONFieldReader.Malformed {
  /// Why a document that simdjson refuses is rejected.
  func failure(for record: ByteView) -> ReadFailure {
    record.trimmed.last != ASCII.closeBrace
      ? ReadFailure(.truncatedRecord, "the JSON object is cut off")
      : ReadFailure(.malformedRecord, "no sound JSON object: \(message)")
  }
}
