/// Takes what varies out of an address: hashes, and numbers such as those of IP addresses.
///
///     https://a.example/file/5d41402abc4b2a76b9719d911017c592?page=12
///
/// is a template that other addresses share, with 16 bytes and the number 12 in it. As bytes a
/// hash takes half the room that zstd needs for its digits, and numbers can stand beside those of
/// the same place in other addresses.
struct AddressTemplate {
  /// Stands for bytes in hexadecimal digits; how many bytes follows it.
  static let hex: UInt8 = 1
  /// Stands for a number.
  static let number: UInt8 = 2
  /// Begins the template of an address that has one of these marks itself and is kept as it is.
  static let verbatim: UInt8 = 3

  private static let fewestDigits = 16
  private static let mostDigits = 254
  /// Digits of the largest number, so that it fits in 32 bits.
  private static let longestNumber = 9
  /// Digits from which a number is one even beside letters.
  private static let plainNumber = 3

  /// The address with marks for what was taken out.
  private(set) var text: [UInt8] = []
  private(set) var numbers: [UInt32] = []
  /// The bytes of the hashes, each with how many of them there are.
  private(set) var hashes: [[UInt8]] = []

  /// Becomes the template of an address; keeps its memory.
  mutating func take(apart address: ArraySlice<UInt8>) {
    text.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    address.withUnsafeBufferPointer { address in
      if address.contains(where: { (Self.hex...Self.verbatim).contains($0) }) {
        text.append(Self.verbatim)
        text.append(contentsOf: address)
      } else {
        split(address)
      }
    }
  }

  private mutating func split(_ address: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < address.count {
      let end = address.end(from: position, while: \.isLowercaseHexDigit)
      if end == position {
        text.append(address[position])
        position += 1
        continue
      }
      let digits = end - position
      if digits >= Self.fewestDigits, digits <= Self.mostDigits, digits % 2 == 0 {
        text.append(Self.hex)
        text.append(UInt8(digits / 2))
        hashes.append(
          (0..<digits / 2).map { place in
            address[position + 2 * place].hexValue << 4
              | address[position + 2 * place + 1].hexValue
          })
        position = end
      }
      while position < end { takeNumber(address, at: &position) }
    }
  }

  /// Takes a number, or else the digits of what is none, or one letter.
  private mutating func takeNumber(
    _ address: UnsafeBufferPointer<UInt8>, at position: inout Int
  ) {
    let start = position
    position = address.end(from: start, while: \.isDigit)
    if position == start {
      text.append(address[start])
      position += 1
      return
    }
    let digits = position - start
    let isNumber =
      digits <= Self.longestNumber && (address[start] != UInt8(ascii: "0") || digits == 1)
      && (digits >= Self.plainNumber
        || !(start > 0 && address[start - 1].isLetter)
          && !(position < address.count && address[position].isLetter))
    if isNumber {
      text.append(Self.number)
      numbers.append(address[start..<position].reduce(0) { $0 * 10 + UInt32($1.hexValue) })
    } else {
      text.append(contentsOf: address[start..<position])
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func end(from start: Int, while holds: (UInt8) -> Bool) -> Int {
    var end = start
    while end < count, holds(self[end]) { end += 1 }
    return end
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self &- 0x30 < 10 }
  fileprivate var isLowercaseHexDigit: Bool { isDigit || self &- 0x61 < 6 }
  fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  fileprivate var hexValue: UInt8 { isDigit ? self &- 0x30 : self &- 0x57 }
}
