/// Templates of addresses, cut into what is copied and what is filled in.
struct AddressPieces: Sendable {
  enum Piece {
    /// Bytes of `text`.
    case text(Range<Int>)
    case number
    case hash
  }

  /// Numbers in the addresses of one block; more only damage can ask for.
  private static let mostValues = 1 << 28

  /// Of all templates, one after another.
  private(set) var text: [UInt8] = []
  private(set) var pieces: [Piece] = []
  /// Where the pieces of each template end.
  private var ends: [Int] = []
  /// For each template the column of its first number, of all numbers of all templates.
  private(set) var firstColumns: [Int] = []
  private var columns = 0
  /// For each template the bytes of the hash at each place for one.
  private(set) var hashSizes: [[Int]] = []

  /// Texts that are kept as they are.
  init(plain texts: ArraySlice<[UInt8]>) {
    text.reserveCapacity(texts.reduce(0) { $0 + $1.count })
    pieces.reserveCapacity(texts.count)
    ends.reserveCapacity(texts.count)
    firstColumns.reserveCapacity(texts.count)
    hashSizes.reserveCapacity(texts.count)
    for text in texts { add(plain: text[...]) }
  }

  /// Texts with marks; see `AddressTemplate`.
  init(_ texts: ArraySlice<[UInt8]>) {
    for text in texts {
      if text.first == AddressTemplate.verbatim {
        add(plain: text.dropFirst())
      } else {
        add(marked: text)
      }
    }
  }

  /// The places of a template's pieces.
  func range(of template: Int) -> Range<Int> {
    (template == 0 ? 0 : ends[template - 1])..<ends[template]
  }

  /// Reads the columns of numbers, each with as many as there are addresses with its template.
  func readNumbers(
    counts: [UInt32], from reader: inout ByteReader
  ) throws(BlockDamage) -> [[UInt32]] {
    var numbers: [[UInt32]] = []
    var values = 0
    for (template, count) in counts.enumerated() {
      let next = template + 1 < counts.count ? firstColumns[template + 1] : columns
      for _ in firstColumns[template]..<next {
        values += Int(count)
        guard values <= Self.mostValues else { throw BlockDamage("it has too many numbers") }
        numbers.append(try NumberColumn.decode(count: Int(count), from: &reader))
      }
    }
    return numbers
  }

  private mutating func add(plain text: ArraySlice<UInt8>) {
    firstColumns.append(columns)
    hashSizes.append([])
    add(text)
    ends.append(pieces.count)
  }

  private mutating func add(marked text: [UInt8]) {
    firstColumns.append(columns)
    var sizes: [Int] = []
    var (start, position) = (0, 0)
    while position < text.count {
      let mark = text[position]
      position += 1
      guard mark == AddressTemplate.number || mark == AddressTemplate.hex else { continue }
      add(text[start..<position - 1])
      if mark == AddressTemplate.number {
        columns += 1
        pieces.append(.number)
      } else {
        sizes.append(position < text.count ? Int(text[position]) : 0)
        pieces.append(.hash)
        // The size is no mark.
        position = min(position + 1, text.count)
      }
      start = position
    }
    add(text[start...])
    hashSizes.append(sizes)
    ends.append(pieces.count)
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    pieces.append(.text(text.count..<text.count + bytes.count))
    text += bytes
  }
}
