import Events

extension Past {
  /// Whether the entity's ordinary work shows a value, on the day itself or before.
  func isOrdinary(_ value: Int32, in category: Category, on day: DayFacts) -> Bool {
    entity[category].elsewhere.holds(value)
      || (!day.elsewhere.isEmpty && day.elsewhere[category.rawValue].contains(value))
  }
}

extension Scene {
  /// The sentence about the least usual of a session's values of one kind: on how many days the entity
  /// used it, and who else does.
  ///
  ///     first access to Shodan in 84 days; 2 of 36 others used it
  func text(
    for names: [String], of dimension: Dimension, what: String, verb: String,
    naming title: (String) -> String = { $0 }
  ) -> SignalText {
    let uses = names.map { name in
      (name: name, days: baseline.days.count { (dimension.counts(on: $0)[name] ?? 0) > 0 })
    }
    guard let rarest = uses.min(by: { ($0.days, $0.name) < ($1.days, $1.name) }) else {
      return SignalText("none", observed: .text("none"))
    }
    let usual = Phrase.terms(dimension.totals(in: baseline).map { title($0.name) })
    let others = organisation.others(than: baseline.entity, using: rarest.name, of: dimension)
    let span = Phrase.count(baseline.exposureDays, "day")
    let new = uses.filter { $0.days == 0 }.map { title($0.name) }
    let head =
      new.isEmpty
      ? "\(what) \(title(rarest.name)) on \(rarest.days) of"
        + " \(Phrase.count(baseline.days.count, "earlier active day"))"
      : "first \(what) \(Phrase.list(new)) in \(span)"
    let usually = usual.isEmpty ? "" : "; usually \(usual)"
    return SignalText(
      "\(head)\(usually); \(Phrase.others(others.users, of: others.of)) \(verb)",
      observed: .text(Phrase.terms(names)), expected: usual.isEmpty ? nil : .text(usual))
  }
}
