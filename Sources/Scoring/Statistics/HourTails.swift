/// For each hour of one day, the probability of all hours of the week that are at most as likely.
struct HourTails: Sendable {
  /// 24 probabilities; empty where nothing is known.
  private let tails: [Double]

  /// Nothing is known, so nothing is unusual.
  static let none = HourTails()

  private init() { tails = [] }

  /// - Parameters:
  ///   - week: the probability of each hour of the week, Monday 00:00 first.
  ///   - weekday: 1 for Monday to 7 for Sunday.
  init(_ week: [Double], on weekday: Int) {
    let start = (weekday - 1) * 24
    tails = (start..<start + 24).map { hour in
      // Up to a tenth above is as likely, too, so that chance does not rank the hours of who is active
      // around the clock.
      let limit = week[hour] * 1.1
      var tail = 0.0
      for probability in week where probability <= limit { tail += probability }
      return min(1, tail)
    }
  }

  subscript(hour: Int) -> Double { tails.isEmpty ? 1 : tails[hour] }
}
