import Events

/// Something that gives bytes in order: a file, a pipe, or a decoder on top of another source.
package protocol ByteSource: AnyObject {
  /// Fills a part of the buffer and returns how many bytes it wrote; 0 only at the end.
  ///
  /// - Throws: `ReadFailure` when the source breaks off.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int

  /// Passes over the next bytes and says where they lie, for others to read.
  ///
  /// - Returns: `nil` where they are not all there as they are in a file; then nothing was passed over.
  func passOver(_ count: Int) -> FilePart?
}

extension ByteSource {
  package func passOver(_ count: Int) -> FilePart? { nil }
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
