import Testing

/// A value in which our reading of a record departs from another project's.
struct Difference: Hashable, CustomStringConvertible {
  var file: String
  /// The record, counted from 1 in the file.
  var record: Int
  var field: String
  var ours: String
  var theirs: String

  var description: String {
    "\(file) record \(record), \(field): ours \(ours.debugDescription),"
      + " theirs \(theirs.debugDescription)"
  }
}

/// Why a difference stands.
struct ExplainedDifference: Sendable, CustomTestStringConvertible {
  enum Decision: String, Sendable {
    /// Ours is right for a hunter, knowing theirs.
    case oursKept = "ours kept"
    /// Both are right; theirs answers another question.
    case theirsOtherConvention = "another convention"
  }

  var file: String
  var record: Int
  var field: String
  var why: String
  var decision: Decision

  var testDescription: String { "\(file) record \(record), \(field)" }

  func explains(_ difference: Difference) -> Bool {
    (file, record, field) == (difference.file, difference.record, difference.field)
  }
}

/// One file's reading held against somebody else's.
struct Comparison: Sendable, CustomTestStringConvertible {
  /// The file that is read, below the folder of fixtures.
  var file: String
  /// Whose answers, in a few words.
  var against: String
  /// How many values are compared; fewer would be a comparison of less than was meant.
  var values: Int
  /// Compares the file at a path.
  var run: @Sendable (_ path: String, _ found: inout Findings) throws -> Void

  var testDescription: String { file }

  /// The findings; `nil` where the file is not.
  func findings() throws -> Findings? {
    guard let path = fixtures(file) else { return nil }
    var found = Findings(file: file)
    try run(path, &found)
    return found
  }
}

/// What a comparison found.
struct Findings {
  let file: String
  private(set) var compared = 0
  private(set) var differences: [Difference] = []

  init(file: String) {
    self.file = file
  }

  mutating func compare(_ field: String, in record: Int, ours: String, theirs: String) {
    compared += 1
    guard ours != theirs else { return }
    differences.append(
      Difference(file: file, record: record, field: field, ours: ours, theirs: theirs))
  }
}
