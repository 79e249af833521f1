import Events

extension Finding {
  /// `the day before, Monday 2026-11-16, scored 88 by itself: as its sequel this day counts more`; `nil` for
  /// what is no sequel.
  var sequelSentence: String? {
    guard let sequel else { return nil }
    let ago = sequel.day.distance(to: day)
    let when = ago == 1 ? "the day before" : "\(ago) days before"
    return "\(when), \(sequel.day.titled), scored \(Phrase.score(sequel.score)) by itself: "
      + "as its sequel this day counts more"
  }

  /// The part of the day's surprise that it has as a sequel, 0 to 1.
  var sequelShare: Double {
    guard let sequel, surprise > 0 else { return 0 }
    return min(1, max(0, sequel.nats / surprise))
  }
}
