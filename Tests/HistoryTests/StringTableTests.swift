import Testing

@testable import History

@Suite("Numbers of strings")
struct StringTableTests {
  private let words = [""] + (0..<3000).map { "\($0 % 1000)/\($0 / 1000)" } + ["ä", "a\u{308}"]

  @Test("Every string has one number, and a number gives its string")
  func numbers() {
    var table = StringTable()
    let numbers = words.map { table.intern($0) }
    #expect(numbers == (0..<UInt32(words.count)).map { $0 })
    #expect(words.map { table.intern($0) } == numbers)
    #expect(numbers.map(table.text).elementsEqual(words) { $0.utf8.elementsEqual($1.utf8) })
    #expect(table.count == words.count)
  }

  @Test("Strings of one hash stay apart")
  func collisions() {
    // Of so many strings of one length about twelve pairs share the 24 bits of a hash.
    var table = StringTable()
    let numbers = (100_000..<120_000).map { table.intern(String($0)) }
    #expect(numbers == (1...20_000).map { $0 })
    #expect((100_000..<120_000).allSatisfy { table.text(table.intern(String($0))) == String($0) })
  }

  @Test("A table finds the strings of another, closed or not")
  func others() {
    var source = StringTable()
    let numbers = words.reversed().map { source.intern($0) }
    source.close()
    var table = StringTable()
    for word in words.prefix(500) { _ = table.intern(word) }
    let found = numbers.map { table.intern($0, of: source) }
    #expect(found == words.reversed().map { table.intern($0) })
    #expect(table.count == words.count)
  }

  @Test("A closed table still gives its strings, and takes more")
  func closing() {
    var table = StringTable()
    let numbers = words.map { table.intern($0) }
    table.close()
    #expect(numbers.map(table.text).elementsEqual(words) { $0.utf8.elementsEqual($1.utf8) })
    let more = table.intern("one more")
    #expect(Int(more) == words.count)
    #expect(table.text(more) == "one more")
    #expect(table.intern("one more") == more)
  }
}
