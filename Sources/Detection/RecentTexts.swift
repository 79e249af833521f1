import Foundation

/// What was found out about texts before, for texts that come again and again.
///
/// It holds a fixed number; a text that falls on another's place takes it, so that a log of made-up
/// texts costs no memory.
struct RecentTexts<Value> {
  private var places = [(text: String, value: Value)?](repeating: nil, count: Self.size)

  /// Texts that are remembered; a power of two.
  private static var size: Int { 4096 }

  /// The value of a text: as remembered, else as `make` finds it.
  mutating func value(of text: String, _ make: () -> Value) -> Value {
    let place = Self.place(of: text)
    if let known = places[place], Self.isSame(known.text, text) { return known.value }
    let value = make()
    places[place] = (text, value)
    return value
  }

  /// Whether two texts are the same bytes; as strings, other bytes may be equal.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    first.withBytes { first in
      second.withBytes { second in
        guard first.count == second.count else { return false }
        guard let one = first.baseAddress, let other = second.baseAddress else { return true }
        return memcmp(one, other, first.count) == 0
      }
    }
  }

  /// Where a text is remembered, by its length and some of its bytes.
  private static func place(of text: String) -> Int {
    text.withBytes { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
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
}

/// What the rule found out about hosts and clients; one for each thread that judges many events.
package final class RuleMemory {
  var owners = RecentTexts<Int?>()
  var scripted = RecentTexts<Bool>()

  package init() {}
}
