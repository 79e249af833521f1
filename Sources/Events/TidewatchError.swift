/// What stops a run: a kind, a sentence with its remedy, the cause, and the place.
package struct TidewatchError: Error, Sendable {
  package enum Code: String, Sendable {
    /// An option or argument that makes no sense.
    case usage
    /// A file in `Models/` that cannot be used.
    case models
    /// The history file cannot be used.
    case store
    /// An input or output that failed as a whole.
    case io
  }

  package var code: Code
  /// What is wrong and what to do about it, in a sentence or two.
  package var message: String
  /// What the system or a library said, where something did.
  package var cause: String?
  /// The file, and line where known.
  package var location: SourceLocation?

  package init(
    _ code: Code, _ message: String, cause: String? = nil, location: SourceLocation? = nil
  ) {
    self.code = code
    self.message = message
    self.cause = cause
    self.location = location
  }
}

extension TidewatchError: CustomStringConvertible {
  package var description: String {
    var text = location.map { "\($0): " } ?? ""
    text += message
    if let cause { text += " (\(cause))" }
    return text
  }
}
