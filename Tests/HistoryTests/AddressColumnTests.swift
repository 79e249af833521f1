import Testing

@testable import History

@Suite("Addresses taken apart")
struct AddressColumnTests {
  private static let sha = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// The addresses after a way through the columns and back.
  private func roundTrip(_ addresses: [String]) throws -> [String] {
    var table = StringTable()
    let column = AddressColumn(addresses.map { table.intern($0) }, of: table)
    var bytes: [UInt8] = []
    column.encodeValues(into: &bytes)
    var reader = ByteReader(bytes + column.hashes)
    let book = try AddressBook(
      column.codes, templates: column.templates.all.map { Array($0) }[...], from: &reader)
    #expect(reader.remaining == 0)
    // From the last to the first, as nobody has to ask for all of them in turn.
    return (0..<book.count).reversed().map { text(book, $0) }.reversed()
  }

  private func text(_ book: AddressBook, _ place: Int) -> String {
    var address: [UInt8] = Array("left from before".utf8)
    book.fill(place, into: &address)
    return String(decoding: address, as: UTF8.self)
  }

  @Test("Hashes and numbers leave one template")
  func templates() throws {
    var template = AddressTemplate()
    Array("https://a.example/v3/file/\(Self.sha)?page=12&x=007".utf8)
      .withUnsafeBufferPointer { template.take(apart: $0) }
    #expect(
      String(decoding: template.text, as: UTF8.self)
        == "https://a.example/v3/file/\u{1}\u{20}?page=\u{2}&x=007")
    #expect(template.numbers == [12])
    #expect(template.hashes.map(\.count) == [32])
  }

  @Test("Every address comes back to the byte")
  func edges() throws {
    let addresses = [
      "a", "0", "00", "7", "x", "x1", "1x", "https://a.example/\(Self.sha)",
      "https://a.example/\(Self.sha)/\(Self.sha)", "https://b.example/\(Self.sha)?again",
      "https://a.example/\(Self.sha)0", "https://a.example/\(Self.sha.uppercased())",
      "192.0.2.1", "192.0.2.255", "192.0.2.256", "192.0.02.1", "999999999", "1000000000",
      "4294967296", "v123", "lure-123.example", "a1b2c3d4e5f60718", "a1b2c3d4e5f6071",
      "https://a.example/ä/12", "\u{1}", "12\u{2}34", "\u{3}https://a.example/12",
      "0123456789abcdef",
      "a.example/0000000000000000", String(repeating: "ab", count: 127) + ".",
      String(repeating: "ab", count: 128) + ".", "page=65536", "page=5", "page=70000",
    ]
    #expect(try roundTrip(addresses) == addresses)
    #expect(try roundTrip([]) == [])
    for address in addresses { #expect(try roundTrip([address]) == [address]) }
  }

  @Test("Addresses of random pieces come back")
  func random() throws {
    var random = SeededRandom(state: 5)
    let pieces = [
      "https://", "a.example", "/", "?q=", "&", "-", ".", "0", "12", "300", "70000", "00", "abc",
      "f", "deadbeef", "0123456789abcdef", Self.sha, "ä", "\u{2}", "9999999999",
    ]
    for _ in 0..<200 {
      var seen: Set<String> = []
      for _ in 0..<50 {
        let count = Int.random(in: 1...8, using: &random)
        seen.insert(
          (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
      }
      let addresses = seen.sorted()
      #expect(try roundTrip(addresses) == addresses)
    }
  }

  @Test(
    "Templates that nothing writes are damage or text, never a trap",
    arguments: [[1], [1, 0], [1, 0, 2], [97, 1], [1, 200], [2, 2, 1, 1], [3, 1], []] as [[UInt8]])
  func damagedTemplates(template: [UInt8]) {
    for values in [[], [0, 5, 0, 5, 0, 0, 1, 1, 1], [1, 5, 1, 5, 1, 0, 1, 7]] as [[UInt8]] {
      var reader = ByteReader(values)
      #expect(throws: Never.self) {
        do throws(BlockDamage) {
          let book = try AddressBook([1], templates: [template], from: &reader)
          _ = text(book, 0)
        } catch {}
      }
      #expect(throws: BlockDamage.self) {
        try AddressBook([2], templates: [template], from: &reader)
      }
    }
  }
}
