import Events

extension Finding {
  /// The order of reports, total over findings of different entity or day: surprise, then hits, largest
  /// first; then entity id and day, smallest first.
  package static func ranksBefore(_ left: Finding, _ right: Finding) -> Bool {
    (right.score, right.surprise, right.hits, left.entity, left.day)
      < (left.score, left.surprise, left.hits, right.entity, right.day)
  }
}

extension ExceptedDay {
  /// The order in which days would be without exceptions; that of findings.
  package static func rankedBefore(_ left: ExceptedDay, _ right: ExceptedDay) -> Bool {
    (right.before.score, right.before.surprise, right.hits, left.entity, left.day)
      < (left.before.score, left.before.surprise, left.hits, right.entity, right.day)
  }
}
