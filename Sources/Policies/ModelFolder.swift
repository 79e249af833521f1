import Events
import Foundation
import Yams

/// Reads the files of `Models/` one after the other, and collects everything that is wrong.
struct ModelFolder {
  /// The version of every file that this program reads.
  private static let version = 1

  private let directory: String
  /// What is read in place of what the files say.
  private let proposal: Proposal?
  /// The names of the files read so far, in that order.
  private(set) var fileNames: [String] = []
  private(set) var problems: [TidewatchError] = []

  init(_ directory: String, proposal: Proposal? = nil) {
    self.directory = directory
    self.proposal = proposal
  }

  /// Reads the file of one model; `nil` when it cannot be used, which is then among the problems.
  mutating func read<Model: ModelFile>(_ model: Model.Type) -> Model? {
    fileNames.append(Model.fileName)
    let file = path(of: Model.fileName)
    guard let text = text(of: file), var root = root(of: text, file) else { return nil }
    guard let proposal else {
      return Self.read(model, from: root, file: file, problems: &problems)
    }
    var found: [TidewatchError] = []
    let isProposed = proposal.change(&root, of: Model.fileName, problems: &found)
    let model = Self.read(model, from: root, file: file, problems: &found)
    problems += isProposed ? found.map(proposal.placed) : found
    return found.isEmpty ? model : nil
  }

  /// One file that is read apart from the others, on whatever thread.
  struct Part<Model: ModelFile & Sendable>: Sendable {
    let model: Model?
    let problems: [TidewatchError]

    init(_ directory: String) {
      var folder = ModelFolder(directory)
      model = folder.read(Model.self)
      problems = folder.problems
    }
  }

  /// Takes a file in that was read apart, as if it were read now.
  mutating func take<Model>(_ part: Part<Model>) -> Model? {
    fileNames.append(Model.fileName)
    problems += part.problems
    return part.model
  }

  /// Reads a model from its parsed file; what is wrong is added to the problems, line by line.
  static func read<Model: ModelFile>(
    _ model: Model.Type, from root: Node, file: String, problems: inout [TidewatchError]
  ) -> Model? {
    var found: [TidewatchError] = []
    let model = ModelReader.read(root, named: "The file", in: file, problems: &found) { reader in
      reader.version(version)
      return Model(reading: &reader)
    }
    problems += found.sorted { ($0.location?.line ?? 0) < ($1.location?.line ?? 0) }
    return model
  }

  /// Reports what is wrong with a file beside others.
  mutating func report(_ messages: [String], with file: String) {
    let found = messages.map { TidewatchError.model($0, file: path(of: file)) }
    problems += found.map { proposal?.placed($0) ?? $0 }
  }

  /// Reports that there is no folder at all.
  mutating func reportMissingFolder() {
    let message = "There is no such folder; name the one with the models with --models."
    problems.append(.model(message, file: directory))
  }

  /// Reports every file that no model has read or names, so that a misspelt name is not silently ignored.
  mutating func reportOtherFiles(but named: [String]) {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for name in found.sorted() where !name.hasPrefix(".") && !(fileNames + named).contains(name) {
      let remedy =
        EditDistance.nearest(to: name, in: fileNames).map { "did you mean '\($0)'?" }
        ?? "the files here are \(fileNames.joined(separator: ", "))."
      problems.append(.model("Unknown file '\(name)'; \(remedy)", file: path(of: name)))
    }
  }

  private func path(of name: String) -> String {
    directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// The text of a file without a byte order mark.
  private mutating func text(of file: String) -> String? {
    guard FileManager.default.fileExists(atPath: file) else {
      let message = "The file is missing; restore it from the release, or fix the folder's name."
      problems.append(.model(message, file: file))
      return nil
    }
    var data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      let message = "The file cannot be read; it must be a readable file."
      problems.append(.model(message, file: file, cause: error.localizedDescription))
      return nil
    }
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data.removeFirst(3) }
    if let text = String(data: data, encoding: .utf8) { return text }
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(data: $0, encoding: .utf8) == nil }
    let message = "The file is not UTF-8 here; save it with that encoding."
    problems.append(.model(message, file: file, line: line.map { $0 + 1 }))
    return nil
  }

  /// The root of the one YAML document in a text.
  private mutating func root(of text: String, _ file: String) -> Node? {
    // Keys are compared as texts: to ask what else each may be takes longer than all other reading. A
    // proposal compares values too, as what they are.
    let resolver = proposal == nil ? Resolver.basic : .default
    do {
      if let root = try Yams.compose(yaml: text, resolver) { return root }
      problems.append(.model("The file has no content; restore it.", file: file))
    } catch let error as YamlError {
      problems.append(error.problem(in: file))
    } catch {
      problems.append(.model("The file is not YAML.", file: file, cause: "\(error)"))
    }
    return nil
  }
}

extension YamlError {
  /// The error as this program words it, with the line where the parser knows it.
  func problem(in file: String) -> TidewatchError {
    let message = "The file is not YAML here; look at the quotes, colons and indentation."
    switch self {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let context = context.map { "\($0.text) from line \($0.mark.line), " } ?? ""
      return .model(message, file: file, line: mark.line, cause: context + problem)
    case .reader(let problem, let offset, _, let yaml):
      let line = offset.map { yaml.prefix($0).count { $0.isNewline } + 1 }
      return .model(message, file: file, line: line, cause: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
      let message = "Duplicate key \(names), here and again below; keep one."
      return .model(message, file: file, line: context.mark.line)
    default:
      return .model(message, file: file, cause: "\(self)")
    }
  }
}
