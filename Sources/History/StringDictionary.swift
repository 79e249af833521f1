/// The strings of one column of a block, in the order in which the column first uses them.
///
/// A code is 0 for the empty string, 1 for a string that was not used before (the next of the
/// list), and otherwise 2 more than the string's place in the list. A column of ever new strings
/// is thus all ones, which costs nothing, and one that repeats has the same code for the same
/// string throughout.
struct StringDictionary {
  /// Numbers of the strings in the block's string table.
  private(set) var strings: [UInt32] = []
  private(set) var codes: [UInt32] = []

  /// Codes a column of string numbers.
  init(_ column: some Collection<UInt32>, numbering: inout Numbering) {
    numbering.restart()
    codes.reserveCapacity(column.count)
    for string in column {
      if string == 0 {
        codes.append(0)
      } else if let place = numbering.place(of: string) {
        codes.append(place + 2)
      } else {
        codes.append(1)
        strings.append(string)
      }
    }
  }

  /// Whether every string is empty, so that the column need not be stored.
  var isBlank: Bool { strings.isEmpty }

  /// How many strings the codes of a column bring in.
  static func newStrings(in codes: [UInt32]) -> Int {
    codes.reduce(0) { $0 + ($1 == 1 ? 1 : 0) }
  }

  /// Replaces the codes of a column by numbers of strings: 0 for the empty one, the others from a number on
  /// in the order in which the column brings them in.
  static func replaceCodes(
    of column: inout [UInt32], byNumbersFrom first: UInt32
  ) throws(BlockDamage) {
    var known: UInt32 = 0
    for index in column.indices {
      switch column[index] {
      case 0: continue
      case 1:
        column[index] = first + known
        known += 1
      case let code:
        guard code - 2 < known else { throw BlockDamage("a code stands for no string") }
        column[index] = first + code - 2
      }
    }
  }
}
