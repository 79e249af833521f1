import Foundation

/// Which values of a category were used, on how many days, and how often one was new.
struct CategoryPast: Hashable, Sendable {
  /// Days of use by value, fading.
  private(set) var uses = WeightTable()
  /// Days of use in ordinary work, fading.
  private(set) var elsewhere = WeightTable()
  /// Days of use after the first, and those of them that brought a new value.
  private(set) var adoption = Rate()

  /// Takes in the distinct values of one day, after the day was judged.
  ///
  /// - Parameter weight: how much of the day is left, 0 to 1.
  mutating func learn(_ values: [Int32], weight: Double = 1) {
    guard !values.isEmpty else { return }
    if !uses.isEmpty || adoption.occasions > 0 {
      adoption.add(values.contains { !uses.holds($0) }, weight: weight)
    }
    for value in values { uses.add(value, weight: weight) }
  }

  /// Counts values that were learned for so many days more.
  mutating func teach(_ values: [Int32], weight: Double) {
    for value in values { uses.add(value, weight: weight) }
  }

  mutating func learn(elsewhere values: [Int32], weight: Double = 1) {
    for value in values { elsewhere.add(value, weight: weight) }
  }

  /// Takes in a day of a member of a group, whose values may have been new to the member.
  mutating func learn(_ values: [Int32], ofMember isNew: Bool?) {
    for value in values { uses.add(value) }
    if let isNew { adoption.add(isNew) }
  }

  mutating func scale(by factor: Double) {
    uses.scale(by: factor)
    elsewhere.scale(by: factor)
    adoption.scale(by: factor)
  }
}
