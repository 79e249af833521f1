import Events
import GRDB

/// Turns what SQLite says about one store into errors that say what to do.
struct StoreErrors: Sendable {
  let path: String

  /// Runs `body` and translates what it throws.
  func translating<Value>(_ body: () throws -> Value) throws(TidewatchError) -> Value {
    do {
      return try body()
    } catch {
      throw translate(error)
    }
  }

  func translate(_ error: any Error) -> TidewatchError {
    switch error {
    case let error as TidewatchError: error
    case let error as DatabaseError: translate(error)
    case let damage as BlockDamage: failure(Self.damaged, cause: damage.reason)
    case is RowDecodingError: failure(Self.damaged, cause: "a column holds an impossible value")
    default: failure("The history cannot be used.", cause: String(describing: error))
    }
  }

  func failure(_ message: String, cause: String? = nil) -> TidewatchError {
    TidewatchError(.store, message, cause: cause, location: SourceLocation(file: path))
  }

  static let damaged =
    "The history is damaged. Run `tidewatch history verify` to see what is affected, and restore"
    + " the file from a backup or ingest the logs into a new one."
  static let unfinished =
    "There is no history in this file yet. Fill it with `tidewatch ingest`, or name another file"
    + " with --store."
  static let older =
    "The history is of an older version. Open it once for writing, with `tidewatch ingest`, to upgrade it."
  static let foreign =
    "This file is not a Tidewatch history. Nothing was changed; name another file with --store."

  private func translate(_ error: DatabaseError) -> TidewatchError {
    // A history is in WAL mode but for the moment in which it is made, and only then has a journal.
    if error.extendedResultCode == .SQLITE_READONLY_ROLLBACK { return failure(Self.unfinished) }
    let message =
      switch error.resultCode {
      case .SQLITE_NOTADB: Self.foreign
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        "The history is in use by another program. Wait until it has finished, and try again."
      case .SQLITE_FULL:
        "There is no space left for the history. Free some and ingest the input again;"
          + " what was ingested before is safe."
      case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: Self.damaged
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY:
        "The history cannot be opened. Check that you may read and write the file and its folder."
      case .SQLITE_IOERR:
        "The disk failed while the history was read or written. Check the disk and its space."
      default: "The history cannot be used."
      }
    return failure(message, cause: error.message.map { "SQLite \(error.resultCode): \($0)" })
  }
}
