/// The addresses of a block as they are kept, each put together when it is asked for.
///
/// Most readers of a block need few of its addresses or none, and an address that is not put together
/// costs a few bytes of numbers and no text.
struct AddressBook: Sendable {
  /// Numbers in the addresses of one block; more only damage can ask for.
  private static let mostValues = 1 << 28

  private var templates: [FilledTemplate] = []
  /// For each place for a number of each template in turn the numbers there.
  private var numbers: [[UInt32]] = []
  /// For each address the place of its template, and which of the addresses with that it is.
  private var uses: [UInt32] = []
  private var ordinals: [UInt32] = []
  /// For each address where its hashes begin in `hashes`; empty where no address has any.
  private var firstHashes: [UInt32] = []
  /// For each hash of each address its place in `hashRanges`.
  private var hashes: [UInt32] = []
  private var hashRanges: [Range<Int>] = []
  private var hashBytes: [UInt8] = []

  init() {}

  /// Texts that are kept as they are.
  init(plain texts: ArraySlice<[UInt8]>) {
    templates = texts.map { FilledTemplate(plain: $0) }
    uses = Array(0..<UInt32(texts.count))
    ordinals = [UInt32](repeating: 0, count: texts.count)
  }

  /// Reads the values that are to be put into templates.
  ///
  /// - Parameters:
  ///   - codes: which template each address has; see `AddressColumn`.
  ///   - templates: the texts of the templates in the order of their first use.
  init(
    _ codes: [UInt32], templates texts: ArraySlice<[UInt8]>, from reader: inout ByteReader
  ) throws(BlockDamage) {
    uses = try Self.templateOfEach(codes, count: texts.count)
    var counts = [UInt32](repeating: 0, count: texts.count)
    ordinals.reserveCapacity(uses.count)
    for use in uses {
      ordinals.append(counts[Int(use)])
      counts[Int(use)] += 1
    }
    var values = 0
    for (text, count) in zip(texts, counts) {
      let template = FilledTemplate(text, firstColumn: values)
      values += template.numbers
      templates.append(template)
      guard Int(count) * template.numbers <= Self.mostValues else {
        throw BlockDamage("it has too many numbers")
      }
    }
    let all = zip(templates, counts).reduce(0) { $0 + $1.0.numbers * Int($1.1) }
    guard all <= Self.mostValues else { throw BlockDamage("it has too many numbers") }
    for (template, count) in zip(templates, counts) {
      for _ in 0..<template.numbers {
        numbers.append(try NumberColumn.decode(count: Int(count), from: &reader))
      }
    }
    try readHashes(from: &reader)
  }

  private mutating func readHashes(from reader: inout ByteReader) throws(BlockDamage) {
    let count = uses.reduce(0) { $0 + templates[Int($1)].hashSizes.count }
    let codes = try CodeColumn.decode(count: count, from: &reader)
    guard count > 0 else { return }
    hashes.reserveCapacity(count)
    firstHashes.reserveCapacity(uses.count)
    for use in uses {
      firstHashes.append(UInt32(hashes.count))
      for size in templates[Int(use)].hashSizes {
        let code = Int(codes[hashes.count])
        if code == 0 {
          let bytes = try reader.bytes(size)
          hashRanges.append(hashBytes.count..<hashBytes.count + size)
          hashBytes += bytes
        }
        guard code <= hashRanges.count else { throw BlockDamage("a hash is missing") }
        hashes.append(UInt32(hashRanges.count - max(1, code)))
      }
    }
  }

  /// How many addresses there are.
  var count: Int { uses.count }

  /// Puts an address together.
  ///
  /// - Parameters:
  ///   - place: which, below `count`.
  ///   - address: becomes its bytes; keeps its memory.
  func fill(_ place: Int, into address: inout [UInt8]) {
    address.removeAll(keepingCapacity: true)
    let template = templates[Int(uses[place])]
    let ordinal = Int(ordinals[place])
    var column = template.firstColumn
    var hash = firstHashes.isEmpty ? 0 : Int(firstHashes[place])
    for piece in template.pieces {
      switch piece {
      case .text(let range):
        address.append(contentsOf: template.text[range])
      case .number:
        address.append(decimal: numbers[column][ordinal])
        column += 1
      case .hash:
        for byte in hashBytes[hashRanges[Int(hashes[hash])]] {
          address.append(hexDigit: byte >> 4)
          address.append(hexDigit: byte & 15)
        }
        hash += 1
      }
    }
  }

  private static func templateOfEach(
    _ codes: [UInt32], count: Int
  ) throws(BlockDamage) -> [UInt32] {
    var known: UInt32 = 0
    var uses: [UInt32] = []
    uses.reserveCapacity(codes.count)
    for code in codes {
      if code == 1 { known += 1 }
      let use = code == 1 ? known : code &- 1
      guard code > 0, use <= known, Int(known) <= count else {
        throw BlockDamage("a code stands for no template")
      }
      uses.append(use - 1)
    }
    return uses
  }
}

/// A template cut into what is copied and what is filled in.
private struct FilledTemplate {
  enum Piece {
    case text(Range<Int>)
    case number
    case hash
  }

  let text: [UInt8]
  private(set) var pieces: [Piece] = []
  /// Places for numbers, and the column of the first.
  private(set) var numbers = 0
  let firstColumn: Int
  /// Bytes of the hash at each place for one.
  private(set) var hashSizes: [Int] = []

  init(plain text: [UInt8]) {
    self.text = text
    firstColumn = 0
    pieces = [.text(0..<text.count)]
  }

  init(_ text: [UInt8], firstColumn: Int) {
    self.text = text
    self.firstColumn = firstColumn
    guard text.first != AddressTemplate.verbatim else {
      pieces = [.text(1..<text.count)]
      return
    }
    var (start, position) = (0, 0)
    while position < text.count {
      let mark = text[position]
      position += 1
      guard mark == AddressTemplate.number || mark == AddressTemplate.hex else { continue }
      if start < position - 1 { pieces.append(.text(start..<position - 1)) }
      if mark == AddressTemplate.number {
        numbers += 1
        pieces.append(.number)
      } else {
        hashSizes.append(position < text.count ? Int(text[position]) : 0)
        pieces.append(.hash)
        // The size is no mark.
        position = min(position + 1, text.count)
      }
      start = position
    }
    if start < text.count { pieces.append(.text(start..<text.count)) }
  }
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
