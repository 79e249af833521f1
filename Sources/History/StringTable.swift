import CXXHash
import Foundation

/// Gives every distinct string a small number; strings are the same when their UTF-8 bytes are.
///
/// Swift's own `==` takes canonically equivalent strings for equal, so that a set of log lines
/// could depend on the order in which they came. Number 0 is the empty string.
struct StringTable {
  private var bytes: [UInt8] = []
  /// The end of each string in `bytes`; the start is the end of the one before.
  private var ends: [Int] = [0]
  /// An open-addressing hash table of string numbers; 0 marks a free slot.
  private var slots = [UInt32](repeating: 0, count: 16)

  /// How many strings there are, the empty one included.
  var count: Int { ends.count }

  /// Bytes of memory that the table takes, roughly.
  var footprint: Int { bytes.count + ends.count * 8 + slots.count * 4 }

  /// The number of a string, a new one if it was not seen before.
  mutating func intern(_ text: String) -> UInt32 {
    let utf8 = text.utf8
    if utf8.isEmpty { return 0 }
    if let number = utf8.withContiguousStorageIfAvailable({ intern(UnsafeRawBufferPointer($0)) }) {
      return number
    }
    return Array(utf8).withUnsafeBytes { intern($0) }
  }

  mutating func intern(_ utf8: ArraySlice<UInt8>) -> UInt32 {
    utf8.withUnsafeBytes { intern($0) }
  }

  /// Gives back the memory that only finding strings takes; see `Vocabulary.close`.
  mutating func close() {
    slots = [0]
  }

  /// The bytes of a string.
  subscript(number: UInt32) -> ArraySlice<UInt8> { bytes[range(of: number)] }

  /// The bytes of every string but the empty one.
  var all: [ArraySlice<UInt8>] { (1..<UInt32(max(1, count))).map { self[$0] } }

  /// A string as text; bytes that are not UTF-8 become U+FFFD.
  func text(_ number: UInt32) -> String { String(decoding: self[number], as: UTF8.self) }

  /// How many bytes a string has.
  func length(of number: UInt32) -> Int { range(of: number).count }

  /// Whether one string comes before another in the order of their bytes.
  func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    left != right && self[left].lexicographicallyPrecedes(self[right])
  }

  private func range(of number: UInt32) -> Range<Int> {
    number == 0 ? 0..<0 : ends[Int(number) - 1]..<ends[Int(number)]
  }

  private mutating func intern(_ key: UnsafeRawBufferPointer) -> UInt32 {
    if key.isEmpty { return 0 }
    let mask = slots.count - 1
    var slot = Self.hash(key) & mask
    while slots[slot] != 0 {
      if matches(slots[slot], key) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let number = UInt32(ends.count)
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    slots[slot] = number
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  private func matches(_ number: UInt32, _ key: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: number)
    guard range.count == key.count else { return false }
    return bytes.withUnsafeBytes { all in
      guard let own = all.baseAddress, let other = key.baseAddress else { return key.isEmpty }
      return memcmp(own + range.lowerBound, other, range.count) == 0
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in 1..<UInt32(ends.count) {
      var slot = self[number].withUnsafeBytes { Self.hash($0) } & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = number
    }
  }

  private static func hash(_ key: UnsafeRawBufferPointer) -> Int {
    Int(truncatingIfNeeded: XXH3_64bits(key.baseAddress, key.count))
  }
}
