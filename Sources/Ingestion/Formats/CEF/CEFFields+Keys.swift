extension CEFFields {
  /// The known names, those with the same first byte and length together: a key is compared with few.
  struct KnownNames {
    static let all = KnownNames()

    private(set) var names: [(key: Key, name: StaticString)] = []
    /// Where in `names` those of each bucket start; one more than there are buckets.
    private(set) var starts: [Int] = [0]

    private init() {
      let all = Key.allCases.flatMap { key in key.names.map { (key: key, name: $0) } }
      for bucket in 0..<1024 {
        names += all.filter {
          Self.bucket(first: $0.name.utf8Start.pointee, length: $0.name.utf8CodeUnitCount) == bucket
        }
        starts.append(names.count)
      }
    }

    @inline(__always)
    static func bucket(first: UInt8, length: Int) -> Int { Int(first & 31) << 5 | length & 31 }

    /// The known key that a name stands for.
    @inline(__always)
    func key(named name: ByteView) -> Key? {
      guard let first = name.first else { return nil }
      let bucket = Self.bucket(first: first, length: name.count)
      for place in starts[bucket]..<starts[bucket + 1] where name.equals(names[place].name) {
        return names[place].key
      }
      return nil
    }
  }

  /// The keys of the record before: a log's records mostly have the same keys in the same order, and
  /// to see that one is there again takes less than to find it.
  ///
  /// What it tells is what looking closely would tell.
  struct ExpectedKeys {
    private struct Entry {
      /// Its last eight bytes, or all, the last of them highest.
      var word: UInt64 = 0
      /// How many bytes the name has; 0 where no key is expected.
      var length = 0
      /// How far a word is shifted so that nothing but the name is left of it.
      var shift: UInt64 = 0
      var field: Key?
      /// All of a longer name.
      var name: StaticString = ""
    }

    private static let size = 24
    private var entries = [Entry](repeating: Entry(), count: Self.size)

    /// The key that ends before an `=`, if it is the one that stood at this place last time.
    @inline(__always)
    func key(
      at place: Int, in text: ByteView, before end: Int, notBefore limit: Int
    ) -> FoundKey? {
      guard place < Self.size, end >= 8 else { return nil }
      let length = entries[place].length
      let start = end &- length
      guard length > 0, start > limit, ASCII.isBlank(text[start &- 1]),
        text.word(endingAt: end) >> entries[place].shift == entries[place].word
      else { return nil }
      if length > 8, !text[start..<end].equals(entries[place].name) { return nil }
      return FoundKey(name: start..<end, field: entries[place].field)
    }

    /// Expects a key at a place from now on; a long name only where it is known here.
    mutating func note(_ key: FoundKey, of text: ByteView, at place: Int) {
      guard place < Self.size, key.name.upperBound >= 8 else { return }
      let name = text[key.name]
      var entry = Entry()
      entry.field = key.field
      if name.count > 8 {
        guard let known = key.field?.names.first(where: { name.equals($0) }) else { return }
        entry.name = known
      }
      entry.length = name.count
      entry.shift = UInt64(8 * max(0, 8 - name.count))
      entry.word = text.word(endingAt: key.name.upperBound) >> entry.shift
      entries[place] = entry
    }
  }
}
