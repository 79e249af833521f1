import Events
import Foundation
import Yams

/// A file that proposes other values for some keys of `Models/`, to be tried before anything is changed.
///
/// Its keys are the names of the files, and below them stands what differs:
///
///     scoring:
///       alert_score: 60
///       weights: {new-vendor: 1.2}
///     exceptions:
///       exceptions:
///         add: [{id: feed, …}]
///
/// Keys with values are changed key by key; a list is replaced, or has items added to it and removed from
/// it by their id, date, name, account or text:
///
///     holidays:
///       holidays:
///         remove: [2026-10-31]
///         add: [{date: 2026-12-25, name: Christmas Day}]
package struct Proposal: Hashable {
  /// One value that a proposal sets.
  package struct Change: Hashable {
    /// `scoring.yaml`
    package let file: String
    /// `weights`, `new-vendor`
    package let path: [String]
    /// The value as text; `nil` where it is more than one text.
    package let value: String?
    /// What is proposed, as it was read.
    let node: Node

    /// Of a list, its items, or those that are added or removed.
    var nodes: [Node] { node.sequence.map(Array.init) ?? [] }

    /// What the items of a list are called: `2026-12-25 Christmas Day`.
    package var items: [String] { nodes.map(\.words) }
  }

  /// The file as the user named it.
  package let path: String
  /// What differs, by the name of the file in `Models/`.
  private let roots: [String: Node]

  /// - Parameter path: the file.
  /// - Throws: `.models` for a file that is missing or no such mapping; what its values mean is checked
  ///   with the models.
  package init(path: String) throws(TidewatchError) {
    // A handle reads pipes, too: `--propose <(…)`.
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.readToEnd() ?? Data()
    else {
      throw .model("The proposal cannot be read; name a YAML file with --propose.", file: path)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .model("The proposal is not UTF-8; save it with that encoding.", file: path)
    }
    try self.init(text: text, path: path)
  }

  package init(text: String, path: String) throws(TidewatchError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw .model("The proposal is not YAML.", file: path, cause: "\(error)")
    }
    guard let mapping = root?.mapping, !mapping.isEmpty else {
      throw .model(
        "The proposal must hold names of files in Models/ with what differs: 'scoring:'.",
        file: path)
    }
    var roots: [String: Node] = [:]
    for (key, value) in mapping {
      let stem = key.scalar?.string ?? ""
      let known = PolicySet.fileNames.map { String($0.dropLast(5)) }
      guard known.contains(stem) else {
        let remedy =
          EditDistance.nearest(to: stem, in: known).map { "did you mean '\($0)'?" }
          ?? "there are \(known.joined(separator: ", "))."
        throw .model(
          "The proposal names '\(stem)', which is no file of Models/; \(remedy)", file: path,
          line: key.mark?.line)
      }
      guard value.mapping != nil else {
        throw .model(
          "'\(stem)' must hold keys with values, not \(value.kind).", file: path,
          line: value.mark?.line)
      }
      roots[stem + ".yaml"] = value
    }
    self.path = path
    self.roots = roots
  }

  /// Every value that is proposed, by file and then in the order of the proposal.
  package var changes: [Change] {
    roots.sorted { $0.key < $1.key }.flatMap { file, root in
      Self.leaves(of: root, below: []).map {
        Change(file: file, path: $0.path, value: $0.node.scalar?.string, node: $0.node)
      }
    }
  }

  /// Puts what is proposed for a file into its content.
  ///
  /// - Returns: whether anything is.
  func change(_ root: inout Node, of file: String, problems: inout [TidewatchError]) -> Bool {
    guard let proposed = roots[file] else { return false }
    do throws(TidewatchError) {
      root = try Self.merged(root, with: proposed, file: path)
    } catch {
      problems.append(error)
    }
    return true
  }

  /// A problem with a proposed content, told as one of the proposal: lines are of either file, so they are
  /// left out.
  package func placed(_ problem: TidewatchError) -> TidewatchError {
    var problem = problem
    let file = problem.location?.file ?? ""
    if file != path {
      problem.message += " (In \(file) as it is proposed.)"
      problem.location = SourceLocation(file: path)
    }
    return problem
  }

  private static func leaves(of node: Node, below path: [String]) -> [(path: [String], node: Node)]
  {
    guard let mapping = node.mapping else { return [(path, node)] }
    return mapping.flatMap { leaves(of: $0.value, below: path + [$0.key.scalar?.string ?? ""]) }
  }

  private static func merged(
    _ node: Node, with change: Node, file: String
  ) throws(TidewatchError) -> Node {
    guard let changes = change.mapping else { return change }
    if let sequence = node.sequence { return try edited(sequence, by: changes, file: file) }
    guard var mapping = node.mapping else { return change }
    for (key, value) in changes {
      if let known = mapping[key] {
        mapping[key] = try merged(known, with: value, file: file)
      } else {
        mapping[key] = value
      }
    }
    return .mapping(mapping)
  }

  /// A list with items added and removed.
  private static func edited(
    _ sequence: Node.Sequence, by changes: Node.Mapping, file: String
  ) throws(TidewatchError) -> Node {
    var items = Array(sequence)
    for (key, value) in changes {
      let word = key.scalar?.string ?? ""
      guard word == "add" || word == "remove", let named = value.sequence else {
        throw .model(
          "A list can be replaced by a list, or have 'add' and 'remove' with a list each.",
          file: file, line: key.mark?.line)
      }
      if word == "add" {
        items += named
        continue
      }
      for name in named {
        let places = items.indices.filter { items[$0].isNamed(by: name) }
        guard let place = places.first else {
          throw .model(
            "There is nothing to remove of this id, date, name, account or text.", file: file,
            line: name.mark?.line)
        }
        guard places.count == 1 else {
          throw .model(
            "There are \(places.count) to remove of this name; say which by id or date.",
            file: file, line: name.mark?.line)
        }
        items.remove(at: place)
      }
    }
    return .sequence(Node.Sequence(items))
  }
}

extension Node {
  /// What may tell a list's item from the others.
  private static let nameKeys = ["id", "date", "from", "name", "account"]

  /// What a list's item is known by.
  private var names: [String] {
    if let text = scalar?.string { return [text] }
    return Self.nameKeys.compactMap { mapping?[Node($0)]?.scalar?.string }
  }

  /// Whether a text is what a list's item is known by.
  func isNamed(by name: Node) -> Bool { name.scalar.map { names.contains($0.string) } ?? false }

  /// What a list's item is called.
  var words: String { names.isEmpty ? kind : names.joined(separator: " ") }
}
