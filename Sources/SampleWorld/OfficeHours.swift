import Seeded

/// When people work, on the local clock.
enum OfficeHours {
  /// How much of a day's work falls into the hours from 7 to 19; lunch is at twelve.
  private static let weights = [0.4, 2, 4, 5, 4.5, 1.6, 3, 4.5, 4, 3, 1, 0.3]

  /// Seconds since midnight at which somebody does something.
  static func second(using generator: inout SeededStream) -> Int {
    (7 + generator.index(weights: weights)) * 3600 + generator.integer(0...3599)
  }

  /// A number of moments in sittings of a few requests each, ascending, in seconds since midnight.
  static func sittings(count: Int, using generator: inout SeededStream) -> [Int] {
    var moments: [Int] = []
    while moments.count < count {
      var moment = second(using: &generator)
      repeat {
        moments.append(moment)
        moment += generator.integer(4...110)
      } while moments.count < count && generator.chance(0.8)
    }
    return moments.sorted()
  }
}
