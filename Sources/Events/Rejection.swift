/// A place in an input: which file, which line, which byte.
package struct SourceLocation: Hashable, Sendable {
  /// The input as the user named it, or the path below a directory that the user named.
  package var file: String
  /// The line, counted from 1; `nil` where lines mean nothing.
  package var line: Int?
  /// The offset of the record's first byte in the decompressed input.
  package var byteOffset: Int?

  package init(file: String, line: Int? = nil, byteOffset: Int? = nil) {
    self.file = file
    self.line = line
    self.byteOffset = byteOffset
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { line.map { "\(file):\($0)" } ?? file }
}

/// A record, or a whole file, that could not be read as an event. Counted and shown, never fatal.
package struct Rejection: Hashable, Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case unknownFormat = "unknown-format"
    case unreadableFile = "unreadable-file"
    case corruptContainer = "corrupt-container"
    case expandsTooFar = "expands-too-far"
    case binaryContent = "binary-content"
    case recordTooLong = "record-too-long"
    case truncatedRecord = "truncated-record"
    case malformedRecord = "malformed-record"
    case notThisTable = "not-this-table"
    case missingTime = "missing-time"
    case unreadableTime = "unreadable-time"
    case absurdTime = "absurd-time"
    case implausibleTime = "implausible-time"
  }

  package var location: SourceLocation
  package var reason: Reason
  /// One sentence for a person; carries no personal value of the record.
  package var detail: String
  /// The start of the record, with secrets replaced; empty for a whole file.
  package var excerpt: String

  package init(
    location: SourceLocation, reason: Reason, detail: String, excerpt: String = ""
  ) {
    self.location = location
    self.reason = reason
    self.detail = detail
    self.excerpt = excerpt
  }
}
