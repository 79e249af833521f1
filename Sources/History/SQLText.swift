import Foundation
import GRDB

/// Text for and from SQLite with every character kept, U+0000 included.
///
/// A plain string ends at U+0000 on its way to SQLite, and what a log says may hold one. Bind a
/// value of this type under `CAST(? AS TEXT)`, and select `CAST(column AS BLOB)`.
struct SQLText: DatabaseValueConvertible {
  var text: String

  init(_ text: String) {
    self.text = text
  }

  var databaseValue: DatabaseValue { Data(text.utf8).databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    Data.fromDatabaseValue(value).map { Self(String(decoding: $0, as: UTF8.self)) }
  }
}
