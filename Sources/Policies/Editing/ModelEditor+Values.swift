import Events
import Yams

extension ModelEditor {
  /// Changes one value, in the quotes that it has.
  ///
  ///     try editor.set(path: ["weights", "new-vendor"], to: "0.6", note: "2026-11-25: was 0.8")
  ///     //   new-vendor: 0.8        becomes
  ///     //   new-vendor: 0.6  # 2026-11-25: was 0.8
  ///
  /// - Parameters:
  ///   - path: the keys from the top of the file to the value.
  ///   - value: as YAML would read it without quotes, on one line.
  ///   - note: goes into a comment at the end of the line, behind one that is there.
  /// - Throws: `.models` when there is no such key, or no value on one line there.
  package mutating func set(
    path: [String], to value: String, note: String? = nil
  ) throws(TidewatchError) {
    let name = "'\(path.joined(separator: "."))'"
    let node = try node(at: path)
    guard let scalar = node.scalar, let mark = scalar.mark else {
      throw .model("\(name) holds \(node.kind), not one value.", file: file, line: node.mark?.line)
    }
    let place = mark.line - 1
    guard lines.lines.indices.contains(place) else {
      throw .model("\(name) cannot be found in the text; edit it by hand.", file: file)
    }
    let line = Array(lines.lines[place].text.unicodeScalars)
    guard let span = Self.span(of: scalar, from: mark.column - 1, in: line) else {
      throw .model(
        "\(name) is not written on one line; edit it by hand.", file: file, line: mark.line)
    }
    let written: String
    switch scalar.style {
    case .singleQuoted: written = YAMLText.singleQuoted(value)
    case .doubleQuoted: written = YAMLText.doubleQuoted(value)
    default: written = value
    }
    var edited = lines
    let rest = Self.text(line[span.upperBound...])
    edited.replace(
      place,
      with: Self.text(line[..<span.lowerBound]) + written + Self.noted(rest, note))
    let new: Node =
      [.singleQuoted, .doubleQuoted].contains(scalar.style)
      ? Node(value, Tag(.str), scalar.style) : try plain(value, named: name, line: mark.line)
    try accept(
      edited, expecting: Self.replacing(root, at: path[...], with: new), at: name, line: mark.line)
  }

  /// The value at a path of keys.
  /// The value at a path as it is written; empty where it is more than one.
  ///
  /// - Throws: `.models` when there is no such key.
  package func value(at path: [String]) throws(TidewatchError) -> String {
    try node(at: path).scalar?.string ?? ""
  }

  private func node(at path: [String]) throws(TidewatchError) -> Node {
    var node = root
    for (depth, key) in path.enumerated() {
      let keys = node.mapping?.keys.compactMap { $0.scalar?.string } ?? []
      guard let next = node.mapping?.first(where: { $0.key.scalar?.string == key })?.value else {
        let remedy =
          EditDistance.nearest(to: key, in: keys).map { "did you mean '\($0)'?" }
          ?? (keys.isEmpty
            ? "there are no keys." : "the keys there are \(keys.joined(separator: ", ")).")
        let name = path.prefix(depth + 1).joined(separator: ".")
        throw .model("There is no '\(name)'; \(remedy)", file: file, line: node.mark?.line)
      }
      node = next
    }
    return node
  }

  /// The node that a value without quotes is.
  private func plain(
    _ value: String, named name: String, line: Int
  ) throws(TidewatchError) -> Node {
    guard let node = try? Yams.compose(yaml: value), node.scalar?.style == .plain,
      node.scalar?.string == value
    else {
      throw .model(
        "\(name) cannot become '\(value)' without quotes; put the old value in quotes first.",
        file: file, line: line)
    }
    return node
  }

  /// Where a value stands in its line, quotes included; `nil` when not all of it is there.
  private static func span(
    of scalar: Node.Scalar, from start: Int, in line: [Unicode.Scalar]
  ) -> Range<Int>? {
    guard line.indices.contains(start) else { return nil }
    switch scalar.style {
    case .singleQuoted, .doubleQuoted:
      let quote = line[start]
      guard quote == "'" || quote == "\"" else { return nil }
      var place = start + 1
      while place < line.count {
        if quote == "\"", line[place] == "\\" {
          place += 2
        } else if line[place] != quote {
          place += 1
        } else if quote == "'", place + 1 < line.count, line[place + 1] == "'" {
          place += 2
        } else {
          return start..<(place + 1)
        }
      }
      return nil
    case .literal, .folded: return nil
    default:
      let text = Array(scalar.string.unicodeScalars)
      guard !text.isEmpty, line[start...].starts(with: text) else { return nil }
      return start..<(start + text.count)
    }
  }

  /// The rest of a line with a note in its comment.
  static func noted(_ rest: String, _ note: String?) -> String {
    guard let note else { return rest }
    let words = note.split(whereSeparator: { $0.isNewline }).joined(separator: " ")
    let kept = rest.unicodeScalars.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
    let text = String(String.UnicodeScalarView(kept))
    return text + (text.contains(" #") || text.contains("\t#") ? "; " : "  # ") + words
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func replacing(_ node: Node, at path: ArraySlice<String>, with new: Node) -> Node {
    guard let key = path.first, let mapping = node.mapping else { return new }
    let pairs = mapping.map { pair in
      pair.key.scalar?.string == key
        ? (pair.key, replacing(pair.value, at: path.dropFirst(), with: new))
        : (pair.key, pair.value)
    }
    return Node(pairs, mapping.tag, mapping.style)
  }
}
