/// The addresses of a block as they are kept, each put together when it is asked for.
///
/// Most readers of a block need few of its addresses or none, and an address that is not put together
/// costs a few bytes of numbers and no text.
final class AddressBook: Sendable {
  static let empty = AddressBook(plain: [])

  private let templates: AddressPieces
  /// For each place for a number of each template in turn the numbers there.
  private let numbers: [[UInt32]]
  /// For each address the place of its template, and which of the addresses with that it is.
  private let uses: [UInt32]
  private let ordinals: [UInt32]
  private let hashes: AddressHashes

  /// Texts that are kept as they are.
  init(plain texts: ArraySlice<[UInt8]>) {
    templates = AddressPieces(plain: texts)
    uses = Array(0..<UInt32(texts.count))
    ordinals = [UInt32](repeating: 0, count: texts.count)
    numbers = []
    hashes = AddressHashes()
  }

  /// Reads the values that are to be put into templates.
  ///
  /// - Parameters:
  ///   - codes: which template each address has; see `AddressColumn`.
  ///   - texts: the texts of the templates in the order of their first use.
  init(
    _ codes: [UInt32], templates texts: ArraySlice<[UInt8]>, from reader: inout ByteReader
  ) throws(BlockDamage) {
    uses = try Self.templateOfEach(codes, count: texts.count)
    var counts = [UInt32](repeating: 0, count: texts.count)
    var ordinals: [UInt32] = []
    ordinals.reserveCapacity(uses.count)
    for use in uses {
      ordinals.append(counts[Int(use)])
      counts[Int(use)] += 1
    }
    self.ordinals = ordinals
    templates = AddressPieces(texts)
    numbers = try templates.readNumbers(counts: counts, from: &reader)
    hashes = try AddressHashes(uses: uses, templates: templates, from: &reader)
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
    let template = Int(uses[place])
    let ordinal = Int(ordinals[place])
    var column = templates.firstColumns[template]
    var hash = 0
    for index in templates.range(of: template) {
      switch templates.pieces[index] {
      case .text(let range):
        templates.text.withUnsafeBufferPointer {
          address.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
        }
      case .number:
        address.append(decimal: numbers[column][ordinal])
        column += 1
      case .hash:
        hashes.append(hash, of: place, to: &address)
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

extension [UInt8] {
  fileprivate mutating func append(decimal value: UInt32) {
    var unit: UInt32 = 1
    while value / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(0x30 + UInt8(value / unit % 10))
      unit /= 10
    }
  }
}
