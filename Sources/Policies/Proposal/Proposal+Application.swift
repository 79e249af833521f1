import Events
import Yams

extension Proposal {
  /// Writes what is proposed into a `Models/` folder; comments, order and layout stay.
  ///
  /// Of a list, such as that of the holidays or of the service accounts, the items that are new are added at
  /// the end, and those that are not to be there are taken out. A key that analysts choose, such as an alias,
  /// is added at the end of its mapping.
  ///
  /// All files are edited before the first is written, so that what cannot be written changes none.
  ///
  /// - Parameters:
  ///   - directory: the folder.
  ///   - day: goes into the comment at each value, with the value that was there, at each item that is added,
  ///     and at the list that others are removed from.
  /// - Returns: each change in words, `scoring.yaml: alert_score 50 → 60`; those that change nothing are
  ///   left out.
  /// - Throws: `.models` for what is to be written by hand, such as another order of a list, and for a key
  ///   that is not in the file; `.io` when a file cannot be written.
  package func apply(to directory: String, on day: LocalDay) throws(TidewatchError) -> [String] {
    var editors: [String: ModelEditor] = [:]
    var told: [String] = []
    for change in changes {
      let file = directory.hasSuffix("/") ? directory + change.file : "\(directory)/\(change.file)"
      let name = change.path.joined(separator: ".")
      var editor: ModelEditor
      if let known = editors[file] { editor = known } else { editor = try ModelEditor(file: file) }
      guard let value = change.value else {
        guard let edits = try editor.apply(change, on: day) else {
          throw .model(
            "'\(name)' of \(change.file) cannot be written without moving what is there; write it by hand. "
              + "(Nothing was written.)", file: path)
        }
        if !edits.isEmpty { editors[file] = editor }
        told += edits.map { "\(change.file): \($0)" }
        continue
      }
      if change.path.count == 2, editor.has(change.path[1], in: change.path[0]) == false {
        try editor.add(change.path[1], change.node, to: change.path[0], note: "\(day): added")
        editors[file] = editor
        told.append("\(change.file): \(name) \(value) added")
        continue
      }
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

extension ModelEditor {
  /// Replaces, extends or shortens a list at the top of a file.
  ///
  /// - Returns: what was done, `holidays: added 2026-12-25 Christmas Day`; `nil` where the change is none of
  ///   such a list, or asks for another order of what stays.
  fileprivate mutating func apply(
    _ change: Proposal.Change, on day: LocalDay
  ) throws(TidewatchError) -> [String]? {
    let word = change.path.count == 2 ? change.path[1] : nil
    guard let key = change.path.first, change.path.count <= 2, let known = items(of: key) else {
      return nil
    }
    var gone: [Node] = []
    var new: [Node] = []
    switch word {
    case "add": new = change.nodes
    case "remove": gone = known.filter { item in change.nodes.contains { item.isNamed(by: $0) } }
    case nil:
      new = change.nodes
      gone = known.filter { !new.contains($0) }
    default: return nil
    }
    new.removeAll { known.contains($0) }
    let rest = known.filter { !gone.contains($0) } + new
    let isOfTexts = (known + new).allSatisfy { $0.scalar != nil }
    guard isOfTexts || (known + new).allSatisfy({ $0.mapping != nil }) else { return nil }
    if isOfTexts, try isBracketed(key) {
      let target = word == nil ? change.nodes : rest
      guard target != known else { return [] }
      let old = known.map(\.words).joined(separator: ", ")
      try rewrite(key, as: target, note: "\(day): was \(old)")
      return ["\(key) \(old) → \(target.map(\.words).joined(separator: ", "))"]
    }
    guard word != nil || rest == change.nodes else { return nil }
    let names = gone.map(\.words).joined(separator: ", ")
    for (place, item) in gone.enumerated() {
      try remove(
        at: items(of: key)?.firstIndex(of: item) ?? 0, named: item.words, from: key,
        note: place + 1 == gone.count ? "\(day): removed \(names)" : nil,
        takesComments: !isOfTexts)
    }
    for item in new {
      if isOfTexts {
        try append(text: item, to: key, note: "\(day): added")
      } else {
        try append(item, to: key, note: "\(day): added")
      }
    }
    return gone.map { "\(key): removed \($0.words)" } + new.map { "\(key): added \($0.words)" }
  }
}
