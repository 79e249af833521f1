/// What stands before the first row of a log, between two rows, and behind the last.
package struct BenchFrame: Sendable {
  var opening: String
  var between: String
  var closing: String

  /// One row a line, behind a header if there is one; the header brings its line end.
  static func lines(header: String = "") -> BenchFrame {
    BenchFrame(opening: header, between: "\n", closing: "\n")
  }

  /// Rows that follow each other at once.
  static let stream = BenchFrame(opening: "", between: "", closing: "")

  /// The elements of a JSON list, with what opens and closes the document around it.
  static func list(opening: String = "[", closing: String = "]") -> BenchFrame {
    BenchFrame(opening: opening + "\n", between: ",\n", closing: "\n\(closing)\n")
  }
}
