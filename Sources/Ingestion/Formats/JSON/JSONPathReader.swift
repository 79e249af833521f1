/// Reads values at dotted paths of JSON objects, whether the document nests them
/// (`{"url":{"full":…}}`), writes the dots into a key (`{"url.full":…}`), or mixes the two.
final class JSONPathReader {
  /// What a key of one level leads to: the place of a wanted path, the level below it, or both.
  private struct Step {
    var place: Int?
    var below: JSONPathReader?
  }

  private let reader = JSONFieldReader()
  private let keys: JSONKeys
  private let steps: [Step]

  /// - Parameter paths: the paths; a value is handed over with the place of its path here.
  convenience init(_ paths: [String]) {
    self.init(
      wanted: paths.enumerated().map { place, path in
        (place, path.split(separator: ".").map(String.init))
      })
  }

  private init(wanted: [(place: Int, parts: [String])]) {
    var names: [String] = []
    var places: [String: Int] = [:]
    var below: [String: [(place: Int, parts: [String])]] = [:]
    for (place, parts) in wanted {
      for length in parts.indices.map({ $0 + 1 }) {
        let name = parts[..<length].joined(separator: ".")
        if places[name] == nil, below[name] == nil { names.append(name) }
        if length == parts.count {
          places[name] = place
        } else {
          below[name, default: []].append((place, Array(parts[length...])))
        }
      }
    }
    keys = JSONKeys(names)
    steps = names.map { name in
      Step(place: places[name], below: below[name].map { JSONPathReader(wanted: $0) })
    }
  }

  /// Hands each value that is there to `body`: strings unescaped, anything else as written.
  func forEachValue(
    of document: ByteView, _ body: (Int, ByteView) -> Void
  ) throws(JSONFieldReader.Malformed) {
    try reader.forEachField(of: document, keys: keys) { index, text in
      if let place = steps[index].place { body(place, text) }
      guard let below = steps[index].below, text.first == ASCII.openBrace else { return }
      // A string that merely looks like an object has nothing below it.
      try? below.forEachValue(of: text, body)
    }
  }
}
