import ArgumentParser
import Policies
import Reporting

/// The list of names that `scan --columns` takes.
enum ColumnList {
  /// - Throws: what is wrong with the list, and the nearest name to one that no column has.
  static func columns(_ list: String) throws -> HitColumns {
    do throws(HitColumns.Problem) {
      return try HitColumns(listed: list)
    } catch {
      throw ValidationError(message(of: error))
    }
  }

  private static func message(of problem: HitColumns.Problem) -> String {
    switch problem {
    case .repeated(let name): return "--columns names \(name) twice."
    case .unknown(let name):
      let nearest = EditDistance.nearest(to: name, in: HitColumns.names)
      let guess = nearest.map { ": did you mean '\($0)'?" } ?? "."
      return "There is no column '\(name)'\(guess) The columns are"
        + " \(HitColumns.names.joined(separator: ", "))."
    }
  }
}
