import Foundation

/// What was found out about texts before, for texts that come again and again.
///
/// It holds a fixed number; a text that falls on another's place takes it, so that a log of made-up
/// texts costs no memory.
///
/// A class, so that looking a text up and keeping it are short accesses to what is its own alone: while a
/// value is made, none is under way.
final class RecentTexts<Value> {
  // Hence no access can meet another, and none has to be checked for that.
  @exclusivity(unchecked)
  private var places = [(text: [UInt8], value: Value)?](repeating: nil, count: RecentTexts.size)

  /// Texts that are remembered; a power of two.
  private static var size: Int { 4096 }

  /// The value of a text: as remembered, else as `make` finds it.
  ///
  /// Texts are the same where their bytes are; as strings, other bytes may be equal.
  @inline(__always)
  func value(of text: UnsafeBufferPointer<UInt8>, _ make: () -> Value) -> Value {
    let place = Self.place(of: text)
    if let known = places[place], Self.isSame(known.text, text) { return known.value }
    let value = make()
    places[place] = (Array(text), value)
    return value
  }

  private static func isSame(_ known: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    known.withUnsafeBufferPointer { known in
      guard known.count == text.count else { return false }
      guard let one = known.baseAddress, let other = text.baseAddress else { return true }
      return memcmp(one, other, known.count) == 0
    }
  }

  /// Where a text is remembered, by its length and some of its bytes.
  private static func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var mixed = UInt64(truncatingIfNeeded: raw.count)
    func mix(_ word: UInt64) {
      mixed = (mixed ^ word) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 32
    }
    if raw.count >= 8 {
      let last = raw.count - 8
      mix(raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
      mix(raw.loadUnaligned(fromByteOffset: last / 2, as: UInt64.self))
      mix(raw.loadUnaligned(fromByteOffset: last, as: UInt64.self))
    } else {
      for byte in raw { mix(UInt64(byte)) }
    }
    return Int(truncatingIfNeeded: mixed) & (size - 1)
  }
}

/// What the rule found out about hosts and clients; one for each thread that judges many events.
package final class RuleMemory {
  /// Whether a host has a vendor's domain in it, as the rule looks for it.
  let named = RecentTexts<Bool>()
  /// The vendor whose host it is.
  let owners = RecentTexts<Int?>()
  let scripted = RecentTexts<Bool>()

  package init() {}
}
