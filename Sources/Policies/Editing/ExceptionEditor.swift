import Events

/// Edits `Models/exceptions.yaml`; whatever is not edited stays byte for byte.
package struct ExceptionEditor {
  private var editor: ModelEditor
  private static let list = "exceptions"

  /// - Parameter file: the path of the file.
  package init(file: String) throws(TidewatchError) {
    editor = try ModelEditor(file: file)
  }

  package init(text: String, file: String) throws(TidewatchError) {
    editor = try ModelEditor(text: text, file: file)
  }

  package var text: String { editor.text }

  /// Adds an exception at the end of the list.
  ///
  /// - Parameters:
  ///   - fields: as texts by their keys, in their order; more than one text makes a list. `effect` is
  ///     `hide`, `known`, `cap:40` or `lower:20`.
  /// - Throws: `.models` with what is wrong with the new exception, or with the file.
  package mutating func add(
    _ fields: [(key: String, values: [String])]
  ) throws(TidewatchError) {
    var edited = editor
    try edited.append(fields.map { ($0.key, Self.value($0.values, of: $0.key)) }, to: Self.list)
    try check(edited)
    editor = edited
  }

  /// Removes an exception, with the comments inside it and directly above it.
  ///
  /// - Returns: its lines as they were.
  package mutating func remove(_ id: String) throws(TidewatchError) -> [String] {
    var edited = editor
    let lines = try edited.remove(id, namedBy: "id", from: Self.list)
    editor = edited
    return lines
  }

  package func write() throws(TidewatchError) { try editor.write() }

  /// Reads the text as a hunt would, so that no file is written that stops one.
  private func check(_ edited: ModelEditor) throws(TidewatchError) {
    var problems: [TidewatchError] = []
    _ = ModelFolder.read(
      ExceptionPolicy.self, from: edited.root, file: edited.file, problems: &problems)
    if var problem = problems.first {
      problem.message += " (Nothing was written.)"
      problem.location = SourceLocation(file: edited.file)
      throw problem
    }
  }

  /// A field's value as YAML.
  private static func value(_ texts: [String], of key: String) -> String {
    switch key {
    case "effect":
      let parts = (texts.first ?? "").split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return YAMLText.scalar(texts.first ?? "") }
      return "{\(YAMLText.scalar(String(parts[0]))): \(number(parts[1]))}"
    case "created", "expires", "from", "until":
      let text = texts.first ?? ""
      return LocalDay(text) == nil ? YAMLText.scalar(text) : text
    case "days":
      return "[\(texts.map(YAMLText.scalar).joined(separator: ", "))]"
    default:
      let scalars = texts.map(YAMLText.scalar)
      return scalars.count == 1 ? scalars[0] : "[\(scalars.joined(separator: ", "))]"
    }
  }

  private static func number(_ text: Substring) -> String {
    Double(text) == nil ? YAMLText.scalar(String(text)) : String(text)
  }
}
