import Events
import Foundation

/// How surprising it is that an entity uses a name for the first time.
///
/// The probability of a first use is taken as the product of two: that the entity takes up
/// anything new on a day of use, (adoptions + 1) / (occasions + 2) by Laplace's rule, and that it
/// is something so few others use, (users + 1) / (others + 1), the rank of the newcomer among them.
/// Its logarithm is weighed by days known / (days known + prior days), a logarithmic opinion pool
/// with "anything may be new": little known makes little surprise.
package struct Novelty: Hashable, Sendable {
  /// Calendar days from the first use of any name to the day before the scored one.
  package let daysKnown: Int
  /// Days of use after the first.
  package let occasions: Int
  /// Occasions on which some name was new.
  package let adoptions: Int

  package init(daysKnown: Int, occasions: Int, adoptions: Int) {
    self.daysKnown = daysKnown
    self.occasions = occasions
    self.adoptions = adoptions
  }

  /// What the days before a scored one tell; `nil` when nothing was used in them.
  package init?(of dimension: Dimension, in baseline: Baseline) {
    var known: Set<String> = []
    var first: LocalDay?
    var occasions = 0
    var adoptions = 0
    for day in baseline.days {
      let before = known.count
      for name in dimension.uses(on: day) { known.insert(name) }
      if first != nil {
        occasions += dimension.isUsed(on: day) ? 1 : 0
        adoptions += known.count > before ? 1 : 0
      } else if !known.isEmpty {
        first = day.day
      }
    }
    guard let first else { return nil }
    self.init(
      daysKnown: first.distance(to: baseline.until) + 1, occasions: occasions,
      adoptions: adoptions)
  }

  /// Surprise in nats at a first use that `users` of `others` share.
  package func surprise(users: Int, of others: Int, priorDays: Double) -> Double {
    let adoption = Double(adoptions + 1) / Double(occasions + 2)
    let popularity = Double(users + 1) / Double(others + 1)
    let weight = Double(daysKnown) / (Double(daysKnown) + priorDays)
    return max(0, -weight * log(adoption * popularity))
  }
}
