/// Numbers keys from 0 in the order of their first use; starting over costs nothing.
struct Numbering {
  private var places: [UInt32] = []
  /// In which round a key's place was given; another round's places do not count.
  private var rounds: [UInt32] = []
  private var round: UInt32 = 0
  private var next: UInt32 = 0

  /// Forgets every key.
  mutating func restart() {
    if round == .max {
      rounds = [UInt32](repeating: 0, count: rounds.count)
      round = 0
    }
    round += 1
    next = 0
  }

  /// The place of a key, or `nil` on its first use, which gives it the next place.
  mutating func place(of key: UInt32) -> UInt32? {
    let key = Int(key)
    if key >= rounds.count {
      let missing = max(key + 1 - rounds.count, rounds.count)
      rounds.append(contentsOf: repeatElement(0, count: missing))
      places.append(contentsOf: repeatElement(0, count: missing))
    }
    if rounds[key] == round { return places[key] }
    rounds[key] = round
    places[key] = next
    next += 1
    return nil
  }
}
