import Events

extension Finding {
  /// The order of reports, total over findings of different entity or day: score, then summed
  /// surprise, then hits, largest first; then entity id and day, smallest first.
  package static func ranksBefore(_ left: Finding, _ right: Finding) -> Bool {
    let leftSurprise = SurpriseCombination.surprise(of: left.signals)
    let rightSurprise = SurpriseCombination.surprise(of: right.signals)
    return (right.score, rightSurprise, right.hits, left.entity, left.day)
      < (left.score, leftSurprise, left.hits, right.entity, right.day)
  }
}
