import Events
import Foundation
import Yams

/// Edits one file of `Models/` as its text, so that comments, order and layout stay as the analysts wrote
/// them.
///
///     var editor = try ModelEditor(file: "Models/scoring.yaml")
///     try editor.set(path: ["weights", "new-vendor"], to: "0.6", note: "2026-11-25: was 0.8")
///     try editor.write()
///
/// The parser's marks tell which lines an edit is about. After each edit the text is parsed again and must
/// say what it said before but for that edit; otherwise the edit is refused and nothing is changed.
package struct ModelEditor {
  /// The file as the user named it.
  package let file: String
  private(set) var lines: ModelLines
  private(set) var root: Node

  /// Reads a file.
  ///
  /// - Throws: `.models` for a file that is missing, not UTF-8, or no YAML with content.
  package init(file: String) throws(TidewatchError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw .model(
        "The file cannot be read; check its name and its permissions.", file: file,
        cause: error.localizedDescription)
    }
    // Decoding by String would drop a byte order mark.
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .model("The file is not UTF-8; save it with that encoding.", file: file)
    }
    try self.init(text: text, file: file)
  }

  /// - Parameter file: the file as the user would name it, for messages.
  package init(text: String, file: String) throws(TidewatchError) {
    self.file = file
    lines = ModelLines(text)
    root = try Self.root(of: lines, file: file)
  }

  /// The whole text as it stands now.
  package var text: String { lines.text }

  /// Puts the text in the file's place, all of it or nothing.
  ///
  /// The text goes to a file beside it, with the same permissions, which then takes its name. A symbolic
  /// link stays one: what it points to is replaced.
  ///
  /// - Throws: `.io` when that fails; the file then is as it was.
  package func write() throws(TidewatchError) {
    let target = URL(fileURLWithPath: file).resolvingSymlinksInPath()
    let draft = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    let manager = FileManager.default
    do {
      let attributes = try manager.attributesOfItem(atPath: target.path)
      try Data(text.utf8).write(to: draft)
      if let permissions = attributes[.posixPermissions] {
        try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: draft.path)
      }
      guard rename(draft.path, target.path) == 0 else {
        throw CocoaError(.fileWriteUnknown, userInfo: [NSLocalizedDescriptionKey: lastSystemError])
      }
    } catch {
      try? manager.removeItem(at: draft)
      throw TidewatchError(
        .io, "The file cannot be written; check the folder's permissions and free space.",
        cause: error.localizedDescription, location: SourceLocation(file: file))
    }
  }

  private var lastSystemError: String { String(cString: strerror(errno)) }

  // MARK: Edits

  /// Takes over an edit of the lines when the text then says what it should.
  ///
  /// - Parameters:
  ///   - edited: the lines after the edit.
  ///   - expected: what the document must be then.
  ///   - place: what the edit is about, for the message.
  mutating func accept(
    _ edited: ModelLines, expecting expected: Node, at place: String, line: Int?
  ) throws(TidewatchError) {
    guard let node = try? Self.root(of: edited, file: file), node == expected else {
      throw .model(
        "\(place) cannot be changed here without touching something else; edit it by hand.",
        file: file, line: line)
    }
    lines = edited
    root = node
  }

  private static func root(of lines: ModelLines, file: String) throws(TidewatchError) -> Node {
    do {
      guard let root = try Yams.compose(yaml: lines.content) else {
        throw TidewatchError.model("The file has no content; restore it.", file: file)
      }
      return root
    } catch let error as YamlError {
      throw error.problem(in: file)
    } catch let error as TidewatchError {
      throw error
    } catch {
      throw .model("The file is not YAML.", file: file, cause: "\(error)")
    }
  }
}
