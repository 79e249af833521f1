extension BlockColumns {
  /// The texts of a block: words of the fields, of which the first is the empty one, and addresses.
  struct Strings {
    var words: [[UInt8]]
    var addresses: AddressBook
  }

  /// Reads the strings, and replaces the codes of each column by places among them.
  ///
  /// - Parameter haveURLs: whether the last column is that of the URLs.
  static func readStrings(
    of columns: inout [[UInt32]], haveURLs: Bool, from reader: inout ByteReader
  ) throws(BlockDamage) -> Strings {
    let counts = columns.map(StringDictionary.newStrings(in:))
    let addressCount = haveURLs ? counts[counts.count - 1] : 0
    let words = counts.reduce(0, +) - addressCount
    let codes = haveURLs ? try CodeColumn.decode(count: addressCount, from: &reader) : []
    var texts: [[UInt8]] = [[]]
    try TextColumn.decode(
      count: words + StringDictionary.newStrings(in: codes), from: &reader, isLast: true
    ) { text throws(BlockDamage) in
      // A template is UTF-8 just where its addresses are, as its marks and what they stand for are ASCII.
      texts.append(try requireUTF8(text))
    }
    let addresses =
      haveURLs
      ? try AddressBook(codes, templates: texts[(words + 1)...], from: &reader) : .empty
    try replaceCodes(of: &columns, counts: counts, haveURLs: haveURLs)
    texts.removeLast(texts.count - words - 1)
    return Strings(words: texts, addresses: addresses)
  }

  /// The same of a version that keeps URLs as they are.
  static func readOldStrings(
    of columns: inout [[UInt32]], haveURLs: Bool, version: UInt8, from reader: inout ByteReader
  ) throws(BlockDamage) -> Strings {
    let counts = columns.map(StringDictionary.newStrings(in:))
    let count = counts.reduce(0, +)
    let words = count - (haveURLs ? counts[counts.count - 1] : 0)
    var texts: [[UInt8]] = [[]]
    texts.reserveCapacity(count + 1)
    if version == firstVersion {
      var lengths: [Int] = []
      for _ in 0..<count { lengths.append(try reader.varint(atMost: reader.remaining)) }
      for length in lengths { texts.append(try requireUTF8(Array(try reader.bytes(length)))) }
    } else {
      try TextColumn.decode(count: count, from: &reader) { text throws(BlockDamage) in
        texts.append(try requireUTF8(text))
      }
    }
    try replaceCodes(of: &columns, counts: counts, haveURLs: haveURLs)
    return Strings(
      words: Array(texts[...words]), addresses: AddressBook(plain: texts[(words + 1)...]))
  }

  /// Words are numbered from 1 on through all columns of fields, and addresses from 1 on.
  private static func replaceCodes(
    of columns: inout [[UInt32]], counts: [Int], haveURLs: Bool
  ) throws(BlockDamage) {
    var first: UInt32 = 1
    for index in columns.indices {
      if haveURLs, index == columns.count - 1 { first = 1 }
      try StringDictionary.replaceCodes(of: &columns[index], byNumbersFrom: first)
      first += UInt32(counts[index])
    }
  }

  private static func requireUTF8(_ text: [UInt8]) throws(BlockDamage) -> [UInt8] {
    guard text.allSatisfy({ $0 < 0x80 }) || String(validating: text, as: UTF8.self) != nil else {
      throw BlockDamage("a string is not UTF-8")
    }
    return text
  }
}
