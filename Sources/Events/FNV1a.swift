/// The hash of Fowler, Noll and Vo, variant 1a: the same number on every run and every machine.
///
/// It tells texts apart that differ by accident; it is no protection against forgery.
struct FNV1a<Word: FixedWidthInteger & UnsignedInteger> {
  private(set) var value: Word
  private let prime: Word

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ Word(byte)) &* prime }
  }

  /// Adds a text with its length before it, so that no two lists of texts read alike.
  mutating func addField(_ text: String) {
    add("\(text.utf8.count):".utf8)
    add(text.utf8)
  }

  /// All digits of the value in hexadecimal, with zeros in front.
  var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: Word.bitWidth / 4 - digits.count) + digits
  }
}

extension FNV1a<UInt64> {
  init() {
    value = 0xcbf2_9ce4_8422_2325
    prime = 0x100_0000_01b3
  }
}

extension FNV1a<UInt128> {
  init() {
    value = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    prime = 0x0000_0000_0100_0000_0000_0000_0000_013b
  }
}
