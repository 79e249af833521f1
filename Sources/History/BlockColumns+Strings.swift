extension BlockColumns {
  /// Replaces the codes of each column by numbers of strings, which are read and interned.
  static func decodeStrings(
    of columns: inout [[UInt32]], haveURLs: Bool, from reader: inout ByteReader,
    into table: inout StringTable
  ) throws(BlockDamage) {
    let counts = columns.map(StringDictionary.newStrings(in:))
    let addressCount = haveURLs ? counts[counts.count - 1] : 0
    let words = counts.reduce(0, +) - addressCount
    let codes = haveURLs ? try CodeColumn.decode(count: addressCount, from: &reader) : []
    var texts: [[UInt8]] = []
    try TextColumn.decode(
      count: words + StringDictionary.newStrings(in: codes), from: &reader, isLast: true
    ) { text throws(BlockDamage) in texts.append(text) }
    var strings: [UInt32] = []
    strings.reserveCapacity(words + addressCount)
    for text in texts[..<words] { strings.append(try intern(text[...], into: &table)) }
    if haveURLs {
      try AddressColumn.decode(codes, templates: texts[words...], from: &reader) {
        address throws(BlockDamage) in
        strings.append(try intern(address[...], into: &table))
      }
    }
    try replaceCodes(of: &columns, counts: counts, by: strings)
  }

  /// The same of a version that keeps URLs as they are.
  static func decodeOldStrings(
    of columns: inout [[UInt32]], version: UInt8, from reader: inout ByteReader,
    into table: inout StringTable
  ) throws(BlockDamage) {
    let counts = columns.map(StringDictionary.newStrings(in:))
    let count = counts.reduce(0, +)
    var strings: [UInt32] = []
    strings.reserveCapacity(count)
    if version == firstVersion {
      var lengths: [Int] = []
      for _ in 0..<count { lengths.append(try reader.varint(atMost: reader.remaining)) }
      for length in lengths {
        strings.append(try intern(try reader.bytes(length), into: &table))
      }
    } else {
      try TextColumn.decode(count: count, from: &reader) { text throws(BlockDamage) in
        strings.append(try intern(text[...], into: &table))
      }
    }
    try replaceCodes(of: &columns, counts: counts, by: strings)
  }

  private static func replaceCodes(
    of columns: inout [[UInt32]], counts: [Int], by strings: [UInt32]
  ) throws(BlockDamage) {
    var start = 0
    for index in columns.indices {
      let end = start + counts[index]
      columns[index] = try StringDictionary.column(
        codes: columns[index], strings: strings[start..<end])
      start = end
    }
  }

  private static func intern(
    _ text: ArraySlice<UInt8>, into table: inout StringTable
  ) throws(BlockDamage) -> UInt32 {
    guard isUTF8(text) else { throw BlockDamage("a string is not UTF-8") }
    return table.intern(text)
  }

  private static func isUTF8(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { $0 < 0x80 } || String(validating: text, as: UTF8.self) != nil
  }
}
