import Events

/// The sketches of one account's ISO week, by UTC day.
///
/// The values' texts once, ascending; then for each of the seven days 0, or 1 and its sketch: the active
/// quarters, and of each kind its values with their quarters, where a 0 says "those of the day". A list
/// of quarters is its length and the steps between them. Equal weeks have equal bytes.
struct ContextWeek: Hashable {
  private(set) var days = [ContextSketch](repeating: ContextSketch(), count: 7)

  init() {}

  subscript(day: Int) -> ContextSketch {
    get { days[day] }
    set { days[day] = newValue }
  }

  mutating func formUnion(_ other: Self) {
    for day in days.indices { days[day].formUnion(other.days[day]) }
  }

  /// The first quarter with anything in it, counted from the week's first.
  var firstQuarter: Int? {
    for (day, sketch) in days.enumerated() where !sketch.isEmpty {
      var all = sketch.active
      for kind in ContextSketch.Kind.allCases {
        for quarters in sketch[kind].values { all.formUnion(quarters) }
      }
      return all.numbers.first.map { day * QuarterSet.count + $0 }
    }
    return nil
  }

  // MARK: Bytes

  var bytes: [UInt8] {
    let texts = Set(
      days.flatMap { day in ContextSketch.Kind.allCases.flatMap { day[$0].keys } }
    ).sorted()
    let numbers = Dictionary(
      texts.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var bytes: [UInt8] = []
    bytes.append(varint: UInt64(texts.count))
    for text in texts {
      bytes.append(varint: UInt64(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    }
    for day in days {
      guard !day.isEmpty else {
        bytes.append(0)
        continue
      }
      bytes.append(1)
      bytes.append(quarters: day.active)
      for kind in ContextSketch.Kind.allCases {
        bytes.append(varint: UInt64(day[kind].count))
        for (value, quarters) in day[kind].sorted(by: { $0.key < $1.key }) {
          bytes.append(varint: UInt64(numbers[value] ?? 0))
          if quarters == day.active { bytes.append(0) } else { bytes.append(quarters: quarters) }
        }
      }
    }
    return bytes
  }

  /// - Throws: `BlockDamage` for bytes that no week has.
  init(bytes: [UInt8]) throws(BlockDamage) {
    var reader = ByteReader(bytes)
    var texts: [String] = []
    for _ in 0..<(try reader.varint(atMost: bytes.count)) {
      let length = try reader.varint(atMost: ContextSketch.longestValue)
      texts.append(String(decoding: try reader.bytes(length), as: UTF8.self))
    }
    for day in 0..<7 where try reader.varint(atMost: 1) == 1 {
      var sketch = ContextSketch()
      sketch.active = try reader.quarters()
      for kind in ContextSketch.Kind.allCases {
        for _ in 0..<(try reader.varint(atMost: kind.most)) {
          let number = try reader.varint(atMost: texts.count)
          guard number < texts.count else { throw BlockDamage("a number is out of range") }
          let quarters = try reader.quarters()
          sketch.add(
            texts[number], of: kind, at: quarters.isEmpty ? sketch.active : quarters)
        }
      }
      days[day] = sketch
    }
    guard reader.remaining == 0, self.bytes == bytes else {
      throw BlockDamage("a week of context is not as it was written")
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(quarters: QuarterSet) {
    append(varint: UInt64(quarters.count))
    var last = 0
    for quarter in quarters.numbers {
      append(UInt8(quarter - last))
      last = quarter
    }
  }
}

extension ByteReader {
  fileprivate mutating func quarters() throws(BlockDamage) -> QuarterSet {
    var quarters = QuarterSet()
    var last = 0
    for _ in 0..<(try varint(atMost: QuarterSet.count)) {
      last += Int(try byte())
      quarters.insert(last)
    }
    return quarters
  }
}
