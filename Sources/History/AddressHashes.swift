/// The hashes that addresses have in them, each kept once.
struct AddressHashes: Sendable {
  /// For each address where its hashes begin in `all`; empty where no address has any.
  private var firsts: [Int] = []
  /// For each hash of each address its place in `ranges`.
  private var all: [UInt32] = []
  private var ranges: [Range<Int>] = []
  private var bytes: [UInt8] = []

  /// No address has any.
  init() {}

  /// - Parameter uses: for each address the place of its template.
  init(
    uses: [UInt32], templates: AddressPieces, from reader: inout ByteReader
  ) throws(BlockDamage) {
    let hasAny = templates.hashSizes.contains { !$0.isEmpty }
    let count = hasAny ? uses.reduce(0) { $0 + templates.hashSizes[Int($1)].count } : 0
    let codes = try CodeColumn.decode(count: count, from: &reader)
    guard count > 0 else { return }
    all.reserveCapacity(count)
    firsts.reserveCapacity(uses.count)
    for use in uses {
      firsts.append(all.count)
      for size in templates.hashSizes[Int(use)] {
        let code = Int(codes[all.count])
        if code == 0 {
          ranges.append(bytes.count..<bytes.count + size)
          bytes += try reader.bytes(size)
        }
        guard code <= ranges.count else { throw BlockDamage("a hash is missing") }
        all.append(UInt32(ranges.count - max(1, code)))
      }
    }
  }

  /// Appends the digits of an address's hash.
  func append(_ hash: Int, of address: Int, to text: inout [UInt8]) {
    for byte in bytes[ranges[Int(all[firsts[address] + hash])]] {
      text.append(Self.digit(byte >> 4))
      text.append(Self.digit(byte & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
