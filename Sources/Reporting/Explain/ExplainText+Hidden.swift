import Events

extension ExplainText {
  /// What there would be to explain of a day that exceptions hide.
  package static func hidden(_ day: ExceptedDay) -> String {
    let score = Phrase.decimal(day.before.score, places: 1)
    return Escape.terminal(
      "Exceptions hide \(day.day): \(day.markWords); without them it would be a finding with "
        + "\(Phrase.count(day.hits, "hit")), score \(score).")
  }
}
