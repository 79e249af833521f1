import Foundation

// The probability of a value at least as unlikely as one that was seen, under an entity's past.
//
// "New" and "rare" are ends of one scale. The entity's own days of use share what its rate of
// adoption leaves; a new value has that rate, spread over all values it never used as its role and
// everybody use them (a back-off after Katz, 1987). What others take up in the same days raises it.
extension Past {
  /// ln of that probability for the least likely of several values, peers telling which new ones are; what
  /// ordinary work has too is discounted.
  func logTail(ofLeast values: [Int32], in category: Category, on day: DayFacts) -> Double {
    values.reduce(0) { least, value in
      let tail = logTail(of: value, in: category, entity: day.entity, isSpread: true)
      let isOrdinary = isOrdinary(value, in: category, on: day)
      return min(least, isOrdinary ? tail * priors.companyDiscount : tail)
    }
  }

  /// ln of that probability, from −∞ to 0.
  ///
  /// - Parameter isSpread: whether peers tell which new values are likely; addresses are everyone's own.
  func logTail(
    of value: Int32, in category: Category, entity index: Int, isSpread: Bool
  ) -> Double {
    let own = entity[category].uses
    let newRate = adoptionRate(category)
    let weight = own.weight(of: value)
    if weight > 0 {
      let rarer = own.weights.reduce(0) { $1 <= weight ? $0 + $1 : $0 }
      return log(min(1, (1 - newRate) * rarer / own.total + newRate))
    }
    let rate = newRate * (isSpread ? rarerShare(of: value, in: category) : 1)
    let adopters = trends.adopters(of: value, in: category, besides: index)
    return log(min(1, max(rate, trends.share(of: adopters))))
  }

  /// How many others a value is new to in the same days, where that and not the entity's own past says how
  /// likely it is; `nil` elsewhere.
  func sharedBy(
    _ value: Int32, in category: Category, entity index: Int, isSpread: Bool
  ) -> Int? {
    guard !entity[category].uses.holds(value) else { return nil }
    let rate = adoptionRate(category) * (isSpread ? rarerShare(of: value, in: category) : 1)
    let adopters = trends.adopters(of: value, in: category, besides: index)
    return trends.share(of: adopters) > rate ? adopters : nil
  }

  /// Among values that the entity never used, the share of those that peers use no more than this one.
  private func rarerShare(of value: Int32, in category: Category) -> Double {
    let known = entity[category].uses
    let peers = role[category].uses
    let everybody = organisation[category].uses
    func base(_ value: Int32) -> Double {
      peers.weight(of: value) + priors.peerDays * everybody.weight(of: value)
        / max(1, everybody.total)
    }
    let own = base(value)
    var rarer = Self.unheardOf
    var all = Self.unheardOf
    for other in everybody.values where !known.holds(other) {
      let weight = base(other)
      all += weight
      if weight <= own { rarer += weight }
    }
    return rarer / all
  }

  /// Days of use that all values together have which nobody used yet.
  private static let unheardOf = 0.5
}
