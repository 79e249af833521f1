import Events
import History

extension HistoryStore {
  /// The error for an entity that the history does not know, with those that are near.
  func unknownEntity(_ id: String) throws(TidewatchError) -> TidewatchError {
    let folded = id.lowercased()
    let near = try entities().map(\.entity.id)
      .filter { $0.contains(folded) || $0.split(separator: "@").first.map(String.init) == folded }
      .prefix(5)
    let hint =
      near.isEmpty
      ? "`tidewatch hunt` names the entities that it knows."
      : "Did you mean \(near.joined(separator: ", "))?"
    return TidewatchError(.usage, "The history does not know this entity. \(hint)")
  }
}
