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
  /// Numbers in the addresses of one block; more only damage can ask for.
  private static let mostValues = 1 << 28

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
      template.take(apart: table[address])
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

  /// Reads what was written and hands over each address.
  ///
  /// - Parameters:
  ///   - codes: those of the templates.
  ///   - templates: the new ones.
  static func decode(
    _ codes: [UInt32], templates: ArraySlice<[UInt8]>, from reader: inout ByteReader,
    _ body: ([UInt8]) throws(BlockDamage) -> Void
  ) throws(BlockDamage) {
    let templates = Array(templates)
    let uses = try templateOfEach(codes, count: templates.count)
    var counts = [Int](repeating: 0, count: templates.count)
    for use in uses { counts[use] += 1 }
    let places = templates.map(AddressTemplate.places(in:))
    let values = zip(places, counts).reduce(0) { $0 + $1.0.numbers * $1.1 }
    guard values <= mostValues else { throw BlockDamage("it has too many numbers") }
    var numbers: [[[UInt32]]] = []
    for (places, count) in zip(places, counts) {
      var columns: [[UInt32]] = []
      for _ in 0..<places.numbers {
        columns.append(try NumberColumn.decode(count: count, from: &reader))
      }
      numbers.append(columns)
    }
    let hashCount = uses.reduce(0) { $0 + places[$1].hashes }
    let hashCodes = try CodeColumn.decode(count: hashCount, from: &reader)
    var known: [ArraySlice<UInt8>] = []
    var nextHash = 0
    func hash(size: Int) throws(BlockDamage) -> ArraySlice<UInt8> {
      let code = Int(hashCodes[nextHash])
      nextHash += 1
      if code == 0 { known.append(try reader.bytes(size)) }
      guard code <= known.count else { throw BlockDamage("a hash is missing") }
      return known[known.count - max(1, code)]
    }
    var used = [Int](repeating: 0, count: templates.count)
    var total = 0
    var address: [UInt8] = []
    for use in uses {
      try AddressTemplate.fill(
        templates[use], numbers: numbers[use], index: used[use], into: &address, nextHash: hash)
      used[use] += 1
      total += address.count
      guard total <= TextColumn.mostText else { throw BlockDamage("its text is too long") }
      try body(address)
    }
  }

  private static func templateOfEach(
    _ codes: [UInt32], count: Int
  ) throws(BlockDamage) -> [Int] {
    var known = 0
    var uses: [Int] = []
    uses.reserveCapacity(codes.count)
    for code in codes {
      let use = code == 1 ? known : Int(code) - 2
      if code == 1 { known += 1 }
      guard use >= 0, use < known, known <= count else {
        throw BlockDamage("a code stands for no template")
      }
      uses.append(use)
    }
    return uses
  }
}
