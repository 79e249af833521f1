/// Takes what varies out of an address: hashes, and numbers such as those of IP addresses.
///
///     https://a.example/file/5d41402abc4b2a76b9719d911017c592?page=12
///
/// is a template that other addresses share, with 16 bytes and the number 12 in it. What has no digit is a
/// word. As bytes a hash takes half the room that zstd needs for its digits, and numbers can stand beside those of
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
  mutating func take(apart address: UnsafeBufferPointer<UInt8>) {
    clear()
    guard !split(address) else { return }
    clear()
    text.append(Self.verbatim)
    text.append(contentsOf: address)
  }

  private mutating func clear() {
    text.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
  }

  /// Says whether the address has none of the marks, and so a template.
  private mutating func split(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    /// Up to where the address is in the template.
    var copied = 0
    var position = 0
    while true {
      while position < address.count, !address[position].isDigitOrMark { position += 1 }
      guard position < address.count else { break }
      if address[position].isMark { return false }
      let start = address.start(of: position, while: \.isLowercaseHexDigit)
      let end = address.end(from: position, while: \.isLowercaseHexDigit)
      let digits = end - start
      if digits >= Self.fewestDigits, digits <= Self.mostDigits, digits % 2 == 0 {
        copy(address[copied..<start])
        takeHash(address[start..<end])
        copied = end
      } else {
        takeNumbers(address, in: position..<end, copied: &copied)
      }
      position = end
    }
    copy(address[copied...])
    return true
  }

  private mutating func copy(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes))
  }

  private mutating func takeHash(_ digits: Slice<UnsafeBufferPointer<UInt8>>) {
    text.append(Self.hex)
    text.append(UInt8(digits.count / 2))
    hashes.append(
      stride(from: digits.startIndex, to: digits.endIndex, by: 2).map { place in
        digits[place].hexValue << 4 | digits[place + 1].hexValue
      })
  }

  /// Takes the numbers that begin in a range, which is not broken but by letters.
  private mutating func takeNumbers(
    _ address: UnsafeBufferPointer<UInt8>, in range: Range<Int>, copied: inout Int
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      position = address.end(from: start, while: \.isDigit)
      if position == start {
        position += 1
      } else if isNumber(start..<position, of: address) {
        copy(address[copied..<start])
        text.append(Self.number)
        numbers.append(address[start..<position].reduce(0) { $0 * 10 + UInt32($1.hexValue) })
        copied = position
      }
    }
  }

  private func isNumber(_ digits: Range<Int>, of address: UnsafeBufferPointer<UInt8>) -> Bool {
    digits.count <= Self.longestNumber
      && (address[digits.lowerBound] != UInt8(ascii: "0") || digits.count == 1)
      && (digits.count >= Self.plainNumber
        || !(digits.lowerBound > 0 && address[digits.lowerBound - 1].isLetter)
          && !(digits.upperBound < address.count && address[digits.upperBound].isLetter))
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func end(from start: Int, while holds: (UInt8) -> Bool) -> Int {
    var end = start
    while end < count, holds(self[end]) { end += 1 }
    return end
  }

  /// Where the run begins that a place is in or behind.
  fileprivate func start(of place: Int, while holds: (UInt8) -> Bool) -> Int {
    var start = place
    while start > 0, holds(self[start - 1]) { start -= 1 }
    return start
  }
}

extension UInt8 {
  fileprivate var isMark: Bool { (AddressTemplate.hex...AddressTemplate.verbatim).contains(self) }
  fileprivate var isDigit: Bool { self &- 0x30 < 10 }
  fileprivate var isDigitOrMark: Bool { self < 0x3A && (isDigit || isMark) }
  fileprivate var isLowercaseHexDigit: Bool { isDigit || self &- 0x61 < 6 }
  fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  fileprivate var hexValue: UInt8 { isDigit ? self &- 0x30 : self &- 0x57 }
}
