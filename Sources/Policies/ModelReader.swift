import Events
import Yams

/// Reads one mapping of a file in `Models/` key by key, and collects everything that is wrong.
///
/// The keys that a model asks for are the keys that it has: whatever else stands in the mapping is
/// reported as unknown, with the nearest key that was asked for. A read that fails reports why and
/// gives `nil`; reading goes on, so that an analyst sees every problem at once.
struct ModelReader {
  private let file: String
  /// The line on which the mapping starts.
  let line: Int?
  private let entries: [(key: String, line: Int?, value: Node)]
  /// Where in `entries` each key is.
  private let places: [String: Int]
  /// Every key asked for so far, in that order.
  private var askedFor: [String] = []
  /// The same without an order.
  private var known: Set<String> = []
  private(set) var problems: [TidewatchError] = []

  /// Reads a node that should be a mapping.
  ///
  /// - Parameters:
  ///   - node: Any node; anything but a mapping is a problem.
  ///   - name: What the node is, for the message: `'families' item 3`.
  ///   - file: The file as the user would name it.
  ///   - problems: What is wrong is appended here.
  ///   - body: Asks for every key that the mapping may have.
  static func read<Value>(
    _ node: Node, named name: String, in file: String, problems: inout [TidewatchError],
    _ body: (inout ModelReader) -> Value?
  ) -> Value? {
    guard let mapping = node.mapping else {
      let message = "\(name) must hold keys with values, not \(node.kind)."
      problems.append(.model(message, file: file, line: node.mark?.line))
      return nil
    }
    var reader = ModelReader(mapping, file: file)
    let value = body(&reader)
    reader.reportUnknownKeys()
    problems += reader.problems
    return reader.problems.isEmpty ? value : nil
  }

  private init(_ mapping: Node.Mapping, file: String) {
    self.file = file
    line = mapping.mark?.line
    var entries: [(key: String, line: Int?, value: Node)] = []
    for (key, value) in mapping {
      if let name = key.scalar?.string {
        entries.append((name, key.mark?.line, value))
      } else {
        let message = "A key must be plain text, not \(key.kind)."
        problems.append(.model(message, file: file, line: key.mark?.line))
      }
    }
    self.entries = entries
    places = Dictionary(
      entries.enumerated().map { ($0.element.key, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Every key of the mapping, in its order.
  var names: [String] { entries.map(\.key) }

  /// Whether a key that may be missing is there; it counts as asked for.
  mutating func has(_ key: String) -> Bool {
    noteAsked(key)
    return places[key] != nil
  }

  /// The node under a key that must be there.
  mutating func node(_ key: String) -> Node? {
    noteAsked(key)
    if let place = places[key] { return entries[place].value }
    report("Missing key '\(key)'; add it.", line: line)
    return nil
  }

  private mutating func noteAsked(_ key: String) {
    if known.insert(key).inserted { askedFor.append(key) }
  }

  /// The keys and values of a nested mapping whose keys are names of the analyst's choice.
  mutating func entries(_ key: String) -> [(key: String, value: Node)]? {
    guard let node = node(key) else { return nil }
    guard let mapping = node.mapping else {
      report("'\(key)' must hold names with values, not \(node.kind).", at: node)
      return nil
    }
    let inner = ModelReader(mapping, file: file)
    problems += inner.problems
    return inner.entries.map { ($0.key, $0.value) }
  }

  /// The keys below a key, read by `body`.
  mutating func section<Value>(
    _ key: String, _ body: (inout ModelReader) -> Value?
  ) -> Value? {
    guard let node = node(key) else { return nil }
    return Self.read(node, named: "'\(key)'", in: file, problems: &problems, body)
  }

  /// The items of a list of mappings, at least one unless it may be empty, each read by `body`.
  mutating func items<Value>(
    _ key: String, mayBeEmpty: Bool = false, _ body: (inout ModelReader) -> Value?
  ) -> [Value]? {
    guard let nodes = nodes(key) else { return nil }
    if nodes.isEmpty, !mayBeEmpty { report("'\(key)' is empty; name at least one.", key: key) }
    let values = nodes.enumerated().compactMap { index, node in
      let name = "'\(key)' item \(index + 1)"
      return Self.read(node, named: name, in: file, problems: &problems, body)
    }
    return values.count == nodes.count ? values : nil
  }

  /// The nodes of a list.
  mutating func nodes(_ key: String) -> [Node]? {
    guard let node = node(key) else { return nil }
    if let sequence = node.sequence { return Array(sequence) }
    report("'\(key)' must be a list, not \(node.kind).", at: node)
    return nil
  }

  /// Reports a problem with the value of a key.
  mutating func report(_ message: String, key: String) {
    report(message, line: entries.first { $0.key == key }?.line ?? line)
  }

  /// Reports a problem with a node.
  mutating func report(_ message: String, at node: Node) {
    report(message, line: node.mark?.line)
  }

  private mutating func report(_ message: String, line: Int?) {
    problems.append(.model(message, file: file, line: line))
  }

  private mutating func reportUnknownKeys() {
    for entry in entries where !known.contains(entry.key) {
      let remedy =
        EditDistance.nearest(to: entry.key, in: askedFor).map { "did you mean '\($0)'?" }
        ?? "the keys here are \(askedFor.map { "'\($0)'" }.joined(separator: ", "))."
      report("Unknown key '\(entry.key)'; \(remedy)", line: entry.line)
    }
  }
}

extension TidewatchError {
  /// A problem with a file in `Models/`.
  static func model(
    _ message: String, file: String, line: Int? = nil, cause: String? = nil
  ) -> Self {
    Self(.models, message, cause: cause, location: SourceLocation(file: file, line: line))
  }
}
