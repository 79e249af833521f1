import CXXHash
import Foundation

/// Gives every distinct string a small number; strings are the same when their UTF-8 bytes are.
///
/// Swift's own `==` takes canonically equivalent strings for equal, so that a set of log lines
/// could depend on the order in which they came. Number 0 is the empty string.
struct StringTable {
  /// Where a string ends in `bytes`, and its hash.
  ///
  /// Both in eight bytes: the end in the upper 40 bits, which is a terabyte, and 24 bits of the hash, which
  /// spread sixteen million strings. The hash is kept so that neither a larger table nor another one has to
  /// look at the string again.
  private struct Place {
    private var packed: UInt64

    static let empty = Place(end: 0, hash: 0)

    init(end: Int, hash: UInt32) { packed = UInt64(end) << 24 | UInt64(hash) }

    var end: Int { Int(packed >> 24) }
    var hash: UInt32 { UInt32(truncatingIfNeeded: packed) & 0xFF_FFFF }
  }

  private var bytes: [UInt8] = []
  /// Of each string; it starts where the one before ends.
  private var places = [Place.empty]
  /// An open-addressing hash table of string numbers; 0 marks a free slot.
  private var slots = [UInt32](repeating: 0, count: 16)

  /// How many strings there are, the empty one included.
  var count: Int { places.count }

  /// Bytes of memory that the table takes, roughly.
  var footprint: Int { bytes.count + places.count * 8 + slots.count * 4 }

  /// The number of a string, a new one if it was not seen before.
  mutating func intern(_ text: String) -> UInt32 {
    let utf8 = text.utf8
    if utf8.isEmpty { return 0 }
    if let number = utf8.withContiguousStorageIfAvailable({ intern($0) }) { return number }
    return Array(utf8).withUnsafeBufferPointer { intern($0) }
  }

  mutating func intern(_ utf8: ArraySlice<UInt8>) -> UInt32 {
    utf8.withUnsafeBufferPointer { intern($0) }
  }

  /// The same for a text that is given as UTF-8.
  mutating func intern(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt32 {
    utf8.isEmpty ? 0 : intern(utf8, hash: Self.hash(utf8))
  }

  /// The number of a string that another table has.
  mutating func intern(_ number: UInt32, of other: StringTable) -> UInt32 {
    if number == 0 { return 0 }
    let hash = other.places[Int(number)].hash
    return other.withBytes(of: number) { intern($0, hash: hash) }
  }

  /// Gives back the memory that only finding strings takes; what is interned afterwards has a new number,
  /// even if it was seen before.
  mutating func close() {
    slots = []
  }

  /// The bytes of a string.
  subscript(number: UInt32) -> ArraySlice<UInt8> { bytes[range(of: number)] }

  /// Calls `body` with the bytes of a string.
  func withBytes<Result>(
    of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = range(of: number)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

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
    number == 0 ? 0..<0 : places[Int(number) - 1].end..<places[Int(number)].end
  }

  private mutating func intern(_ key: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
    // Never more than half of the slots are taken, so that there is a free one.
    if places.count * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if matches(slots[slot], key, hash) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let number = UInt32(places.count)
    bytes.append(contentsOf: key)
    places.append(Place(end: bytes.count, hash: hash))
    slots[slot] = number
    return number
  }

  private func matches(
    _ number: UInt32, _ key: UnsafeBufferPointer<UInt8>, _ hash: UInt32
  ) -> Bool {
    guard places[Int(number)].hash == hash else { return false }
    return withBytes(of: number) { own in
      guard own.count == key.count else { return false }
      guard let one = own.baseAddress, let other = key.baseAddress else { return key.isEmpty }
      return memcmp(one, other, own.count) == 0
    }
  }

  private mutating func grow() {
    var size = max(16, slots.count * 2)
    while size < places.count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    let mask = size - 1
    for number in places.indices.dropFirst() {
      var slot = Int(places[number].hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number)
    }
  }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: XXH3_64bits(key.baseAddress, key.count)) & 0xFF_FFFF
  }
}
