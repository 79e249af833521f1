import Events

extension Finding {
  /// `once in 14 weeks`, `3.2 times a week`; `nil` while the organisation's past is too short to say.
  package var rarity: String? {
    returnPeriod.map { Rarity(weeks: $0.weeks).words }
  }

  /// `a day like this comes about once in 14 weeks here (5 to 30; learned from 14 weeks)`.
  var raritySentence: String {
    guard let period = returnPeriod else {
      return "the past here is too short to say how seldom such a day comes about"
    }
    let source = period.weeks > period.past ? "extrapolated" : "learned"
    let learned = "\(source) from \(Rarity.figure(period.past)) weeks"
    let rarity = Rarity(weeks: period.weeks)
    let band = rarity.band(period.band).map { "\($0); " } ?? ""
    return "a day like this comes about \(rarity.words) here (\(band)\(learned))"
  }
}

extension Finding {
  /// `would be no alert with a client that it uses; or at its usual hours`; `nil` for what is none.
  var clearanceSentence: String? {
    guard isAlert else { return nil }
    guard !clearances.isEmpty else {
      return "would be an alert whichever one or two signs were taken away"
    }
    let ways = clearances.map { $0.changes.map(\.words).joined(separator: " and ") }
    return "would be no alert " + ways.joined(separator: "; or ")
  }
}

/// A return period in words.
struct Rarity {
  let weeks: Double

  /// Beyond ten years a past of weeks can say nothing more.
  private static let mostWeeks = 520.0

  /// The fixed map from the return period to the score.
  static let scale =
    "The score is a fixed map of how seldom a day so surprising comes about in this organisation: 25 is "
    + "eight times a week, 50 once a week, 75 once in 8 weeks, 100 once in 64 weeks and rarer."

  var words: String {
    if weeks > Self.mostWeeks { return "less than once in ten years" }
    if weeks >= 0.95 && weeks < 1.05 { return "once a week" }
    return weeks > 1
      ? "once in \(Self.figure(weeks)) weeks" : "\(Self.figure(1 / weeks)) times a week"
  }

  /// A band of weeks in the unit of `words`; `nil` where that has no figure.
  func band(_ weeks: ClosedRange<Double>) -> String? {
    guard self.weeks <= Self.mostWeeks else { return nil }
    let ends =
      self.weeks >= 0.95
      ? [weeks.lowerBound, weeks.upperBound] : [1 / weeks.upperBound, 1 / weeks.lowerBound]
    return ends.map { $0 > Self.mostWeeks ? "over 520" : Self.figure($0) }
      .joined(separator: " to ")
  }

  /// `14`, `3.2`, `0.25`.
  static func figure(_ value: Double) -> String {
    let places = value >= 9.95 ? 0 : value >= 0.95 ? 1 : 2
    let text = Phrase.decimal(value, places: places)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
