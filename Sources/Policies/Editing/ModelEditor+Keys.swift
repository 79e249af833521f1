import Events
import Yams

/// Keys that analysts choose, with a value each: aliases of accounts, suffixes of domains.
extension ModelEditor {
  /// Whether a mapping at the top of the file has a key; `nil` where there is no such mapping.
  func has(_ name: String, in key: String) -> Bool? {
    mapping(key)?.value.mapping.map { $0.keys.contains { $0.scalar?.string == name } }
  }

  /// Adds a key with one value at the end of a mapping at the top of the file.
  ///
  /// - Parameter note: goes into a comment behind the value.
  /// - Throws: `.models` when there is no such mapping, or it stands in brackets and is not empty.
  mutating func add(
    _ name: String, _ value: Node, to key: String, note: String
  ) throws(TidewatchError) {
    guard let text = YAMLText.flow(value), let pair = mapping(key), let line = pair.key.mark?.line,
      let known = pair.value.mapping
    else { throw .model("'\(key)' cannot be added to; edit it by hand.", file: file) }
    let written = Self.noted("\(YAMLText.scalar(name)): \(text)", note)
    var edited = lines
    if known.isEmpty {
      guard let opening = lines.lines[line - 1].text.range(of: " {}") else {
        throw .model("'\(key)' is not empty braces; edit it by hand.", file: file, line: line)
      }
      var text = lines.lines[line - 1].text
      text.removeSubrange(opening)
      edited.replace(line - 1, with: text)
      edited.insert(["  " + written], at: line)
    } else {
      let first = known.keys.first?.mark
      let column = (first?.column ?? 1) - 1
      guard let first, first.line > line else {
        throw .model("'\(key)' stands in braces; edit it by hand.", file: file, line: line)
      }
      let top = root.mapping.map(Array.init) ?? []
      let next = top.compactMap { $0.key.mark?.line }.filter { $0 > line }.min()
      var end = next.map { $0 - 1 } ?? lines.lines.count
      // Comments and blank lines at the end belong to what follows.
      while end > first.line, isOutside(end - 1, column) { end -= 1 }
      edited.insert([String(repeating: " ", count: column) + written], at: end)
    }
    var content = known
    content[Node(name)] = value
    try accept(
      edited, expecting: replacing(key, with: .mapping(content)), at: "'\(key).\(name)'",
      line: line)
  }

  private func mapping(_ key: String) -> (key: Node, value: Node)? {
    root.mapping?.first { $0.key.scalar?.string == key }
  }

  private func isOutside(_ line: Int, _ column: Int) -> Bool {
    let line = lines.lines[line]
    return line.isBlank || (line.isComment && (line.indentation ?? 0) < column)
  }

  /// The file with another value of a key at its top.
  func replacing(_ key: String, with value: Node) -> Node {
    guard let mapping = root.mapping else { return root }
    let pairs = mapping.map { pair in
      pair.key.scalar?.string == key ? (pair.key, value) : (pair.key, pair.value)
    }
    return Node(pairs, mapping.tag, mapping.style)
  }
}
