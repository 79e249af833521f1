import CMappedFile
import Foundation

/// A stretch of a file as it lies in the page cache, for as long as somebody looks at it.
///
/// Who looks must expect that bytes change under its eyes, and copies whatever it means to understand.
final class FileWindow: Sendable {
  /// The bytes of the file that can be seen.
  let range: Range<Int>
  private let descriptor: Descriptor
  /// Where in the file the mapping begins: with a page.
  private let origin: Int
  /// Freed with this object.
  private nonisolated(unsafe) let mapping: OpaquePointer

  /// Bytes of a window: some parts of a file, but no burden on memory.
  static let usual = 1 << 24

  private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

  /// - Returns: `nil` when the file cannot be mapped.
  init?(_ descriptor: Descriptor, from start: Int, count: Int) {
    origin = start - start % Self.pageSize
    range = start..<start + count
    guard
      let mapping = cmappedfile_open(
        descriptor.number, off_t(origin), range.upperBound - origin)
    else { return nil }
    self.mapping = mapping
    self.descriptor = descriptor
  }

  deinit { cmappedfile_close(mapping) }

  /// Shows bytes of the file.
  ///
  /// - Parameter body: is to ask `isWhole(before:)` before it keeps anything of what it saw.
  /// - Returns: `nil` when they cannot be shown any more.
  func look<R>(at shown: Range<Int>, _ body: (ByteView) throws -> R) rethrows -> R? {
    precondition(range.lowerBound <= shown.lowerBound && shown.upperBound <= range.upperBound)
    guard cmappedfile_is_whole(mapping), let bytes = cmappedfile_bytes(mapping) else { return nil }
    return try body(
      ByteView(
        UnsafeRawBufferPointer(start: bytes + (shown.lowerBound - origin), count: shown.count)))
  }

  /// Whether all that was seen before a place was the file's.
  func isWhole(before end: Int) -> Bool {
    // What a page holds behind the file's end is zeros.
    cmappedfile_is_whole(mapping) && (descriptor.fileSize ?? 0) >= end
  }
}
