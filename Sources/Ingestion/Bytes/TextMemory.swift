/// Strings that were made of bytes before, to be used again: the users, hosts and clients of a log are
/// few, and a string costs more to make than to find. One for each parser.
///
///     memory.string(of: view) == view.string  // always
struct TextMemory {
  private var slots = [String](repeating: "", count: Self.size)

  /// Texts that are remembered; one that falls on another's slot takes it. A power of two.
  private static let size = 4096
  /// Shorter texts are kept inside a string's own value, and cost nothing.
  private static let shortest = 16
  /// Longer texts are rarely seen twice.
  private static let longest = 192

  /// The text of the bytes, as `ByteView.string` gives it.
  mutating func string(of view: ByteView) -> String {
    guard view.count >= Self.shortest, view.count <= Self.longest else { return view.string }
    let slot = Int(truncatingIfNeeded: view.sample) & (Self.size - 1)
    let known = slots[slot]
    // Bytes that are no UTF-8 are those of no text, and are read anew.
    if view.isUTF8(of: known) { return known }
    let text = view.string
    slots[slot] = text
    return text
  }
}

extension ByteView {
  /// A number made of the length and some of the bytes; the same for the same bytes.
  fileprivate var sample: UInt64 {
    withUnsafeBytes { bytes in
      let last = bytes.count - 8
      var mixed = UInt64(bytes.count)
      func mix(_ place: Int) {
        let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        mixed = (mixed ^ word) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
      }
      mix(0)
      mix(last / 2)
      mix(last)
      return mixed
    }
  }
}
