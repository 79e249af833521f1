import Events

/// Something that gives bytes in order: a file, a pipe, or a decoder on top of another source.
package protocol ByteSource: AnyObject {
  /// Fills a part of the buffer and returns how many bytes it wrote; 0 only at the end.
  ///
  /// - Throws: `ReadFailure` when the source breaks off.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
}

/// Why an input could not be read to its end.
package struct ReadFailure: Error, Hashable, Sendable {
  package var reason: Rejection.Reason
  package var detail: String

  package init(_ reason: Rejection.Reason, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }
}
