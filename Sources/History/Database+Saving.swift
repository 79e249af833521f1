import GRDB

extension Database {
  /// Changes the row that is there, or else adds it.
  ///
  /// Two plain statements, as neither can fail half-way. Against that SQLite guards an upsert or a replacement
  /// by a copy of every page it is about to change, and a page of a store is large.
  ///
  /// - Parameters:
  ///   - update: changes one row at most.
  ///   - insert: adds that row, from the same arguments.
  func save(
    byUpdate update: String, orInsert insert: String, arguments: StatementArguments
  ) throws {
    try cachedStatement(sql: update).execute(arguments: arguments)
    guard changesCount == 0 else { return }
    try cachedStatement(sql: insert).execute(arguments: arguments)
  }
}
