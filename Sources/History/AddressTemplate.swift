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

  /// How many numbers and how many hashes are to be put into a template.
  static func places(in template: [UInt8]) -> (numbers: Int, hashes: Int) {
    guard template.first != verbatim else { return (0, 0) }
    var places = (numbers: 0, hashes: 0)
    var position = 0
    while position < template.count {
      if template[position] == number { places.numbers += 1 }
      if template[position] == hex {
        places.hashes += 1
        // The size is no mark.
        position += 1
      }
      position += 1
    }
    return places
  }

  /// Puts together again what was taken apart.
  ///
  /// - Parameters:
  ///   - numbers: for each place for a number those of all addresses of the template.
  ///   - index: which of these addresses it is.
  ///   - nextHash: gives the hashes in turn, by their size.
  ///   - address: becomes the address; keeps its memory.
  static func fill(
    _ template: [UInt8], numbers: [[UInt32]], index: Int, into address: inout [UInt8],
    nextHash: (Int) throws(BlockDamage) -> ArraySlice<UInt8>
  ) throws(BlockDamage) {
    address.removeAll(keepingCapacity: true)
    guard template.first != verbatim else {
      address.append(contentsOf: template.dropFirst())
      return
    }
    var (nextNumber, position) = (0, 0)
    while position < template.count {
      switch template[position] {
      case number:
        address.append(decimal: numbers[nextNumber][index])
        nextNumber += 1
      case hex:
        position += 1
        let size = position < template.count ? Int(template[position]) : 0
        for byte in try nextHash(size) {
          address.append(hexDigit: byte >> 4)
          address.append(hexDigit: byte & 15)
        }
      default:
        address.append(template[position])
      }
      position += 1
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

extension [UInt8] {
  fileprivate mutating func append(hexDigit value: UInt8) {
    append(value < 10 ? 0x30 + value : 0x57 + value)
  }

  fileprivate mutating func append(decimal value: UInt32) {
    let start = count
    var rest = value
    repeat {
      append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
