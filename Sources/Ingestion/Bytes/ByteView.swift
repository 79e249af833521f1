import CByteCount
import CByteSearch
import Foundation

/// A bounds-checked view of bytes that somebody else owns, for parsing without copies.
///
/// This is the only place in the module's parsers that touches raw memory: every access is checked
/// against `count` and a wrong offset stops the process rather than reading beyond the block. The
/// view must not outlive the block that it was made from; parsers get it as an argument and keep
/// `String`s only.
package struct ByteView {
  private let base: UnsafePointer<UInt8>
  package let count: Int

  package init(_ buffer: UnsafeRawBufferPointer) {
    if let address = buffer.baseAddress, !buffer.isEmpty {
      self.base = address.assumingMemoryBound(to: UInt8.self)
      self.count = buffer.count
    } else {
      self = .empty
    }
  }

  private init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// One byte that is never read, so that an empty view has an address.
  private nonisolated(unsafe) static let nothing: UnsafePointer<UInt8> = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  package static var empty: ByteView { ByteView(base: nothing, count: 0) }

  package var isEmpty: Bool { count == 0 }

  package var first: UInt8? { count == 0 ? nil : base[0] }

  package var last: UInt8? { count == 0 ? nil : base[count - 1] }

  @inline(__always)
  package subscript(position: Int) -> UInt8 {
    precondition(position >= 0 && position < count, "byte position out of bounds")
    return base[position]
  }

  @inline(__always)
  package subscript(range: Range<Int>) -> ByteView {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "byte range out of bounds")
    return ByteView(base: base + range.lowerBound, count: range.count)
  }

  package subscript(range: PartialRangeFrom<Int>) -> ByteView { self[range.lowerBound..<count] }

  package subscript(range: PartialRangeUpTo<Int>) -> ByteView { self[0..<range.upperBound] }

  /// The first position of a byte at or after `start`.
  @inline(__always)
  package func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    precondition(start >= 0 && start <= count, "byte position out of bounds")
    guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The same for a byte that is likely to be close: faster than `firstIndex` for some dozens of bytes, and
  /// slower for hundreds.
  @inline(__always)
  func nearIndex(of byte: UInt8, from start: Int) -> Int? {
    precondition(start >= 0 && start <= count, "byte position out of bounds")
    let place = start &+ cbytesearch_near(base + start, count &- start, byte)
    return place < count ? place : nil
  }

  /// The first position of one of three bytes.
  @inline(__always)
  func nearIndex(of one: UInt8, or other: UInt8, or third: UInt8) -> Int? {
    let place = cbytesearch_near_any(base, count, one, other, third)
    return place < count ? place : nil
  }

  /// The last position of a byte before `end`.
  @inline(__always)
  package func lastIndex(of byte: UInt8, before end: Int) -> Int? {
    precondition(end >= 0 && end <= count, "byte position out of bounds")
    guard let found = memrchr(base, Int32(byte), end) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The eight bytes before `end` as a number, the last of them highest.
  @inline(__always)
  func word(endingAt end: Int) -> UInt64 {
    precondition(end >= 8 && end <= count, "byte range out of bounds")
    return UInt64(littleEndian: UnsafeRawPointer(base + (end - 8)).loadUnaligned(as: UInt64.self))
  }

  /// Where the run of bytes of a set starts that ends before `end`; `end` itself when there is none.
  @inline(__always)
  func startOfRun(of set: ASCIISet, endingAt end: Int, notBefore limit: Int) -> Int {
    precondition(limit >= 0 && limit <= end && end <= count, "byte range out of bounds")
    var start = end
    while start > limit, set.contains(base[start &- 1]) { start = start &- 1 }
    return start
  }

  /// Where the run of bytes of a set ends that starts here; `start` itself when there is none.
  @inline(__always)
  func endOfRun(of set: ASCIISet, from start: Int) -> Int {
    precondition(start >= 0 && start <= count, "byte position out of bounds")
    var end = start
    while end < count, set.contains(base[end]) { end = end &+ 1 }
    return end
  }

  /// The first position of a sequence of bytes at or after `start`.
  package func firstRange(of needle: StaticString, from start: Int = 0) -> Range<Int>? {
    precondition(start >= 0 && start <= count, "byte position out of bounds")
    let length = needle.utf8CodeUnitCount
    guard let found = memmem(base + start, count - start, needle.utf8Start, length) else {
      return nil
    }
    let position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return position..<position + length
  }

  package func hasPrefix(_ prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    return count >= length && memcmp(base, prefix.utf8Start, length) == 0
  }

  package func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && memcmp(base, text.utf8Start, count) == 0
  }

  package func equals(_ bytes: [UInt8]) -> Bool {
    count == bytes.count
      && bytes.withUnsafeBufferPointer { memcmp(base, $0.baseAddress ?? base, count) == 0 }
  }

  /// Whether the bytes are a text's in UTF-8.
  @inline(__always)
  func isUTF8(of text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      count == bytes.count && memcmp(base, bytes.baseAddress ?? base, count) == 0
    } ?? text.utf8.elementsEqual(UnsafeBufferPointer(start: base, count: count))
  }

  /// Whether the bytes are those, given in small letters, capitals of ASCII aside.
  package func equalsIgnoringCase(_ folded: [UInt8]) -> Bool {
    guard count == folded.count else { return false }
    for place in 0..<count where ASCII.lowercased(base[place]) != folded[place] { return false }
    return true
  }

  /// The text; bytes that are not UTF-8 become U+FFFD.
  package var string: String {
    String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// The text with backslash escapes resolved.
  ///
  /// - Parameter meaning: what stands for a backslash and the byte behind it; `nil` where the backslash
  ///   is a character like any other.
  func string(resolvingEscapes meaning: (UInt8) -> UInt8?) -> String {
    guard firstIndex(of: ASCII.backslash) != nil else { return string }
    return String(unsafeUninitializedCapacity: count) {
      copy(resolvingEscapes: meaning, into: $0)
    }
  }

  /// Copies the bytes with backslash escapes resolved, and says how many that are: no more than there
  /// were, for which there is room.
  @inline(__always)
  func copy(
    resolvingEscapes meaning: (UInt8) -> UInt8?, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var written = 0
    var copied = 0
    func copy(upTo end: Int) {
      let rest = UnsafeMutableBufferPointer(rebasing: output[written...])
      _ = rest.update(
        fromContentsOf: UnsafeBufferPointer(start: base + copied, count: end - copied))
      written += end - copied
      copied = end
    }
    var search = 0
    while let escape = firstIndex(of: ASCII.backslash, from: search), escape + 1 < count {
      if let byte = meaning(base[escape + 1]) {
        copy(upTo: escape)
        output[written] = byte
        written += 1
        copied = escape + 2
        search = copied
      } else {
        search = escape + 1
      }
    }
    copy(upTo: count)
    return written
  }

  /// The bytes as they are handed to who is not of this module; valid as long as the view is.
  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Without blanks, tabs and line ends at both ends.
  @inline(__always)
  package var trimmed: ByteView {
    guard let first, let last, ASCII.isBlank(first) || ASCII.isBlank(last) else { return self }
    return trimmedOfBlanks
  }

  private var trimmedOfBlanks: ByteView {
    var start = 0
    var end = count
    while start < end, ASCII.isBlank(base[start]) { start += 1 }
    while end > start, ASCII.isBlank(base[end - 1]) { end -= 1 }
    return self[start..<end]
  }

  /// Hands the memory to a C function for the length of a call.
  package func withUnsafeBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// How many times a byte occurs.
  package func count(of byte: UInt8) -> Int { cbytecount_count(base, count, byte) }
}
