import Events
import Yams

extension ModelEditor {
  /// Adds an item at the end of a list of mappings.
  ///
  /// - Parameters:
  ///   - fields: keys and values of the item, in their order; values are YAML on one line.
  ///   - key: the list's key at the top of the file.
  ///   - note: goes into a comment on a line above the item.
  /// - Throws: `.models` when there is no such list, or it is written in brackets and not empty.
  package mutating func append(
    _ fields: [(key: String, value: String)], to key: String, note: String? = nil
  ) throws(TidewatchError) {
    let item = fields.enumerated().map {
      "\($0.offset == 0 ? "- " : "  ")\($0.element.key): \($0.element.value)"
    }
    try append(item, to: key, under: note)
  }

  /// Adds an item as its lines at the end of a list.
  ///
  /// - Parameters:
  ///   - item: the first of them with a hyphen; not indented.
  ///   - note: goes into a comment on a line above the item.
  mutating func append(
    _ item: [String], to key: String, under note: String? = nil
  ) throws(TidewatchError) {
    let list = try list(key)
    guard let new = try? Yams.compose(yaml: item.joined(separator: "\n"))?.sequence?.first else {
      throw .model("The new item of '\(key)' is not YAML.", file: file)
    }
    let written = (note.map { ["# \($0)"] } ?? []) + item
    var edited = lines
    if list.items.isEmpty {
      let line = list.line
      guard let opening = lines.lines[line].text.range(of: "[]") else {
        throw bracketed(key, line: line + 1)
      }
      var text = lines.lines[line].text
      let kept = text[..<opening.lowerBound].reversed().drop { $0 == " " }.reversed()
      text = String(kept) + text[opening.upperBound...]
      edited.replace(line, with: text)
      edited.insert(written.map { "  " + $0 }, at: line + 1)
    } else {
      let spans = try spans(of: list, named: key)
      guard let last = spans.last else { throw bracketed(key, line: list.line + 1) }
      let indentation = String(repeating: " ", count: list.column)
      let isSpaced = spans.count > 1 && lines.lines[last.own.lowerBound - 1].isBlank
      edited.insert(
        (isSpaced ? [""] : []) + written.map { indentation + $0 }, at: last.own.upperBound)
    }
    try accept(
      edited, expecting: replacing(key, with: list.items + [new]), at: "'\(key)'",
      line: list.line + 1)
  }

  /// Takes an item out of a list of mappings, with the comments inside it and directly above it.
  ///
  /// - Parameters:
  ///   - name: the value of the key that names the item: `id`.
  ///   - nameKey: that key.
  /// - Returns: the lines that are gone.
  /// - Throws: `.models` when there is no such list or item, or the list is written in brackets.
  package mutating func remove(
    _ name: String, namedBy nameKey: String, from key: String
  ) throws(TidewatchError) -> [String] {
    let list = try list(key)
    let names = list.items.map { $0.mapping?[Node(nameKey)]?.scalar?.string ?? "" }
    guard let place = names.firstIndex(of: name) else {
      let remedy =
        EditDistance.nearest(to: name, in: names).map { "did you mean '\($0)'?" }
        ?? (names.isEmpty ? "there are none." : "there are \(names.joined(separator: ", ")).")
      throw .model("There is no '\(name)' in '\(key)'; \(remedy)", file: file)
    }
    return try remove(at: place, named: name, from: key)
  }

  /// Takes an item at a place out of a list of mappings, with the comments inside it and directly above it.
  ///
  /// - Parameters:
  ///   - place: one that the list has.
  ///   - name: what the item is called, for messages.
  ///   - note: goes into a comment on the line of the list's key.
  ///   - takesComments: whether the comments directly above it go, too.
  /// - Returns: the lines that are gone.
  /// - Throws: `.models` when there is no such list, or it is written in brackets.
  @discardableResult
  mutating func remove(
    at place: Int, named name: String, from key: String, note: String? = nil,
    takesComments: Bool = true
  ) throws(TidewatchError) -> [String] {
    let list = try list(key)
    let lines = try spans(of: list, named: key)[place]
    let span = takesComments ? lines.withComments : lines.own
    var gone = span
    let all = self.lines.lines
    let isBlankBefore = gone.lowerBound > 0 && all[gone.lowerBound - 1].isBlank
    let isBlankAfter = gone.upperBound >= all.count || all[gone.upperBound].isBlank
    if isBlankBefore, isBlankAfter { gone = (gone.lowerBound - 1)..<gone.upperBound }
    let removed = all[span].map(\.text)
    var edited = self.lines
    edited.remove(gone)
    if list.items.count == 1 {
      edited.replace(list.line, with: emptied(all[list.line].text))
    }
    edited.replace(list.line, with: Self.noted(edited.lines[list.line].text, note))
    var rest = list.items
    rest.remove(at: place)
    try accept(
      edited, expecting: replacing(key, with: rest), at: "'\(name)'", line: span.lowerBound + 1)
    return removed
  }

  // MARK: Where a list stands

  struct List {
    /// The line of the list's key, from 0.
    var line: Int
    /// Spaces in front of the items' hyphens.
    var column: Int
    var items: [Node]
    /// The line, from 0, of the next key at the top; all lines where there is none.
    var end: Int
  }

  /// The lines of an item, from 0.
  private struct Span {
    var own: Range<Int>
    var withComments: Range<Int>
  }

  func list(_ key: String) throws(TidewatchError) -> List {
    let pairs = root.mapping.map(Array.init) ?? []
    guard let place = pairs.firstIndex(where: { $0.key.scalar?.string == key }),
      let mark = pairs[place].key.mark
    else { throw .model("Missing key '\(key)'; add '\(key): []'.", file: file) }
    guard let sequence = pairs[place].value.sequence else {
      throw .model(
        "'\(key)' must be a list, not \(pairs[place].value.kind).", file: file, line: mark.line)
    }
    let after = pairs[(place + 1)...].first?.key.mark.map { $0.line - 1 }
    return List(
      line: mark.line - 1, column: (sequence.mark?.column ?? 1) - 1, items: Array(sequence),
      end: after ?? lines.lines.count)
  }

  /// Where each item begins and ends: from its hyphen to the next one's, without what comes between.
  private func spans(of list: List, named key: String) throws(TidewatchError) -> [Span] {
    var starts: [Int] = []
    for item in list.items {
      let line = (item.mark?.line ?? 0) - 1
      let start = (list.line + 1..<max(list.line + 2, line + 1)).reversed().first { candidate in
        lines.lines.indices.contains(candidate) && isHyphen(candidate, at: list.column)
      }
      guard let start, starts.last.map({ $0 < start }) != false else {
        throw bracketed(key, line: list.line + 1)
      }
      starts.append(start)
    }
    return starts.enumerated().map { place, start in
      let next = place + 1 < starts.count ? starts[place + 1] : list.end
      // Comments and blank lines at the end belong to what follows, unless they stand as far in as the
      // item's own keys.
      var end = next
      while end > start + 1, isLoose(end - 1, inside: list.column + 1) { end -= 1 }
      var first = start
      while first - 1 > list.line, lines.lines[first - 1].isComment,
        place == 0 || first - 1 >= starts[place - 1] + 1,
        isLoose(first - 1, inside: list.column + 1)
      {
        first -= 1
      }
      return Span(own: start..<end, withComments: first..<end)
    }
  }

  private func isHyphen(_ line: Int, at column: Int) -> Bool {
    let text = lines.lines[line].text.unicodeScalars
    return lines.lines[line].indentation == column && text.dropFirst(column).first == "-"
  }

  private func isLoose(_ line: Int, inside column: Int) -> Bool {
    let line = lines.lines[line]
    return line.isBlank || (line.isComment && (line.indentation ?? 0) < column)
  }

  /// The line of a list's key with an empty list, before a comment that is there.
  private func emptied(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    return text[...colon] + " []" + text[text.index(after: colon)...]
  }

  func replacing(_ key: String, with items: [Node]) -> Node { replacing(key, with: Node(items)) }

  func bracketed(_ key: String, line: Int) -> TidewatchError {
    .model(
      "'\(key)' is not written as a list with one hyphen for each item; edit it by hand.",
      file: file, line: line)
  }
}
