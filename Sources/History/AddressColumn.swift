/// The distinct addresses of a block as templates and what is to be put into them.
///
///     templates  code column for the addresses: 1 for a new template, else its place plus 2
///     numbers    for each place for a number of each template in turn a number column of the
///                addresses with that template
///     hashes     code column: 0 for new bytes, else how many different ones back they are
///     bytes      those of the new hashes, one after another
///
/// The texts of the templates are among the strings of the block.
struct AddressColumn {
  private(set) var codes: [UInt32] = []
  /// The texts of the templates in the order of their first use.
  private(set) var templates = StringTable()
  /// For each place of each template the numbers there.
  private var numbers: [[UInt32]] = []
  private var hashCodes: [UInt32] = []
  private(set) var hashes: [UInt8] = []

  init(_ addresses: [UInt32], of table: StringTable) {
    var template = AddressTemplate()
    var firstPlace: [Int] = []
    var hashNumbers = StringTable()
    codes.reserveCapacity(addresses.count)
    for address in addresses {
      table.withBytes(of: address) { template.take(apart: $0) }
      let known = templates.count
      let number = templates.intern(template.text[...])
      if templates.count > known {
        codes.append(1)
        firstPlace.append(numbers.count)
        for value in template.numbers { numbers.append([value]) }
      } else {
        codes.append(number + 1)
        let first = firstPlace[Int(number) - 1]
        for (place, value) in template.numbers.enumerated() {
          numbers[first + place].append(value)
        }
      }
      for hash in template.hashes {
        let known = UInt32(hashNumbers.count)
        let number = hashNumbers.intern(hash[...])
        if number == known {
          hashCodes.append(0)
          hashes += hash
        } else {
          hashCodes.append(known - number)
        }
      }
    }
  }

  /// Writes the numbers and the codes of the hashes; their bytes are to follow.
  func encodeValues(into bytes: inout [UInt8]) {
    for column in numbers { NumberColumn.encode(column, into: &bytes) }
    CodeColumn.encode(hashCodes, into: &bytes)
  }
}
