/// Puts rows of one vocabulary into the words of another; keeps its memory between vocabularies.
struct Adoption {
  /// What the numbers of the other vocabulary became; those of another round do not count.
  private struct Translation {
    private var values: [UInt32] = []
    private var rounds: [UInt32] = []
    private var round: UInt32 = 1

    mutating func restart() {
      if round == .max {
        rounds = [UInt32](repeating: 0, count: rounds.count)
        round = 0
      }
      round += 1
    }

    subscript(number: UInt32) -> UInt32? {
      get {
        let index = Int(number)
        return index < rounds.count && rounds[index] == round ? values[index] : nil
      }
      set {
        guard let newValue else { return }
        let index = Int(number)
        if index >= rounds.count {
          let missing = max(index + 1 - rounds.count, rounds.count)
          rounds.append(contentsOf: repeatElement(0, count: missing))
          values.append(contentsOf: repeatElement(0, count: missing))
        }
        rounds[index] = round
        values[index] = newValue
      }
    }
  }

  private var strings = Translation()
  private var shapes = Translation()

  /// Forgets what was adopted; to be called before either vocabulary is another one.
  mutating func restart() {
    strings.restart()
    shapes.restart()
  }

  /// A row of `source` in the words of `target`.
  mutating func adopt(
    _ row: EventRow, from source: Vocabulary, into target: inout Vocabulary
  ) -> EventRow {
    var adopted = row
    adopted.url = string(row.url, from: source, into: &target)
    if let known = shapes[row.shape] {
      adopted.shape = known
    } else {
      var shape = source.shapes[Int(row.shape)]
      for field in EventField.allCases {
        shape[field] = string(shape[field], from: source, into: &target)
      }
      adopted.shape = target.intern(shape)
      shapes[row.shape] = adopted.shape
    }
    return adopted
  }

  private mutating func string(
    _ number: UInt32, from source: Vocabulary, into target: inout Vocabulary
  ) -> UInt32 {
    if number == 0 { return 0 }
    if let known = strings[number] { return known }
    let adopted = target.strings.intern(source.strings[number])
    strings[number] = adopted
    return adopted
  }
}
