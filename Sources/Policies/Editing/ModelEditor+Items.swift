import Events
import Yams

extension ModelEditor {
  /// The items of a list at the top of the file; `nil` where there is none.
  func items(of key: String) -> [Node]? {
    root.mapping?.first { $0.key.scalar?.string == key }?.value.sequence.map(Array.init)
  }

  /// Adds an item at the end of a list of mappings, its fields on a line each.
  ///
  /// - Parameters:
  ///   - item: a mapping, as another file has it.
  ///   - key: the list's key at the top of the file.
  ///   - note: goes into a comment on a line above the item.
  mutating func append(
    _ item: Node, to key: String, note: String
  ) throws(TidewatchError) {
    var fields: [(key: String, value: String)] = []
    for pair in item.mapping.map(Array.init) ?? [] {
      guard let name = pair.key.scalar?.string, let value = YAMLText.flow(pair.value) else {
        throw .model("The new item of '\(key)' cannot be written; add it by hand.", file: file)
      }
      fields.append((YAMLText.scalar(name), value))
    }
    try append(fields, to: key, note: note)
  }
}
