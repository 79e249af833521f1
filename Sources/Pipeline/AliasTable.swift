import Events
import Ingestion
import Policies

/// Other names of accounts from a table, such as an export of a directory.
///
/// One column names the account (`account`, `userPrincipalName`); the others, but for those of which the
/// names are in no log, hold other names of it: several in one cell stand between `;`.
enum AliasTable {
  /// Headers of the column that names the account, in small letters.
  private static let accountColumns = ["account", "userprincipalname"]
  /// Columns of exports that hold no name.
  private static let otherColumns: Set<String> = ["id", "displayname", "accountenabled"]

  /// Other names by account name.
  ///
  /// - Throws: `.models` when the file is no such table, or a name belongs to two accounts.
  static func aliases(
    in path: String, expansion: ReadingPolicy.Expansion
  ) throws(TidewatchError) -> [String: String] {
    let table = try CSVTable(path: path, expansion: expansion)
    let columns = table.header.map { $0.lowercased() }
    guard let owner = columns.firstIndex(where: accountColumns.contains), columns.count > 1 else {
      throw TidewatchError(
        .models,
        "The table needs a column 'account' or 'userPrincipalName', and others with names.",
        location: SourceLocation(file: path, line: 1))
    }
    var aliases: [String: String] = [:]
    for row in table.rows where !row.cells[owner].isEmpty {
      let account = row.cells[owner]
      for (place, cell) in row.cells.enumerated() where place != owner {
        guard !otherColumns.contains(columns[place]) else { continue }
        for name in names(in: cell) where name.lowercased() != account.lowercased() {
          if let other = aliases.updateValue(account, forKey: name.lowercased()), other != account {
            throw TidewatchError(
              .models,
              "A name in this line belongs to an account of an earlier line too; leave it out"
                + " or say in Models/identities.yaml whose it is.",
              location: SourceLocation(file: path, line: row.line))
          }
        }
      }
    }
    return aliases
  }

  /// The names of a cell; `SMTP:` before a mail address is the directory's mark.
  private static func names(in cell: String) -> [String] {
    cell.split(separator: ";").map { part in
      let name = part.trimmingPrefix { $0 == " " }
      let isMail = name.lowercased().hasPrefix("smtp:")
      return String(isMail ? name.dropFirst(5) : name)
    }.filter { !$0.isEmpty }
  }
}
