import Events
import Yams

extension Proposal {
  /// Writes what is proposed into a `Models/` folder; comments, order and layout stay.
  ///
  /// All files are edited before the first is written, so that what cannot be written changes none.
  ///
  /// - Parameters:
  ///   - directory: the folder.
  ///   - day: goes into the comment at each value, with the value that was there.
  /// - Returns: each change in words, `scoring.yaml: alert_score 50 → 60`; those that change nothing are
  ///   left out.
  /// - Throws: `.models` for what is no single value, which is to be written by hand, and for a key that
  ///   is not in the file; `.io` when a file cannot be written.
  package func apply(to directory: String, on day: LocalDay) throws(TidewatchError) -> [String] {
    var editors: [String: ModelEditor] = [:]
    var told: [String] = []
    for change in changes {
      let file = directory.hasSuffix("/") ? directory + change.file : "\(directory)/\(change.file)"
      let name = change.path.joined(separator: ".")
      guard let value = change.value else {
        throw .model(
          "'\(name)' of \(change.file) is more than one value; write it there by hand. "
            + "(Nothing was written.)", file: path)
      }
      var editor: ModelEditor
      if let known = editors[file] { editor = known } else { editor = try ModelEditor(file: file) }
      let old = try editor.value(at: change.path)
      guard old != value else { continue }
      try editor.set(path: change.path, to: value, note: "\(day): was \(old)")
      editors[file] = editor
      told.append("\(change.file): \(name) \(old) → \(value)")
    }
    for (_, editor) in editors.sorted(by: { $0.key < $1.key }) { try editor.write() }
    return told
  }
}
