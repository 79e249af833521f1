/// Puts rows of one vocabulary into the words of another.
struct Adoption {
  private let source: Vocabulary
  /// What the numbers of the source's strings and shapes became, once they were met.
  private var strings: [UInt32?]
  private var shapes: [UInt32?]

  init(from source: Vocabulary) {
    self.source = source
    strings = Array(repeating: nil, count: source.strings.count)
    shapes = Array(repeating: nil, count: source.shapes.count)
  }

  /// A row of the source in the words of `target`, which is the same for all rows.
  mutating func adopt(_ row: EventRow, into target: inout Vocabulary) -> EventRow {
    var adopted = row
    adopted.url = string(row.url, into: &target)
    if let known = shapes[Int(row.shape)] {
      adopted.shape = known
    } else {
      var shape = source.shapes[Int(row.shape)]
      for field in EventField.allCases { shape[field] = string(shape[field], into: &target) }
      adopted.shape = target.intern(shape)
      shapes[Int(row.shape)] = adopted.shape
    }
    return adopted
  }

  private mutating func string(_ number: UInt32, into target: inout Vocabulary) -> UInt32 {
    if number == 0 { return 0 }
    if let known = strings[Int(number)] { return known }
    let adopted = target.strings.intern(number, of: source.strings)
    strings[Int(number)] = adopted
    return adopted
  }
}
