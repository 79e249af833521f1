import Events

extension Past {
  /// Whether the entity's ordinary work shows a value, on the day itself or before.
  func isOrdinary(_ value: Int32, in category: Category, on day: DayFacts) -> Bool {
    entity[category].elsewhere.holds(value)
      || (!day.elsewhere.isEmpty && day.elsewhere[category.rawValue].contains(value))
  }
}

extension Dimension {
  /// What is judged of it.
  fileprivate var categories: [Category] {
    switch self {
    case .vendor: [.vendor]
    case .country: [.country]
    case .client: [.client]
    case .source: [.source, .network]
    }
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
    let past = baseline.days.map { dimension.counts(on: $0) }
    let uses = names.map { name in
      let days = baseline.days.filter { (dimension.counts(on: $0)[name] ?? 0) > 0 }.map(\.day)
      return (name: name, days: days.count, settled: days.count { isSettled($0) })
    }
    let least = uses.min { ($0.settled, $0.days, $0.name) < ($1.settled, $1.days, $1.name) }
    guard let rarest = least else { return SignalText("none", observed: .text("none")) }
    let usual = Phrase.terms(Dimension.totals(of: past).map { title($0.name) })
    let others = organisation.others(than: baseline.entity, using: rarest.name, of: dimension)
    let span = Phrase.count(baseline.exposureDays, "day")
    let new = uses.filter { $0.days == 0 }.map { title($0.name) }
    let head =
      baseline.exposureDays == 0
      ? "\(what) \(Phrase.list(new)); no earlier days to compare with"
      : new.isEmpty
        ? "\(what) \(title(rarest.name)) on \(rarest.days) of"
          + " \(Phrase.count(baseline.days.count, "earlier active day"))"
          + (rarest.settled == 0 ? unsettled : "")
        : "first \(what) \(Phrase.list(new)) in \(span)"
    let usually = usual.isEmpty ? "" : "; usually \(usual)"
    return SignalText(
      "\(head)\(usually); \(Phrase.others(others.users, of: others.of)) \(verb)\(shared(dimension))",
      observed: .text(Phrase.terms(names)), expected: usual.isEmpty ? nil : .text(usual))
  }

  /// Whether a use lies far enough back to make the next one usual.
  private func isSettled(_ use: LocalDay) -> Bool {
    use.distance(to: day.day) > past.priors.settlingDays
  }

  /// `, which make nothing usual yet: they are of the last 3 days`
  private var unsettled: String {
    ", which make nothing usual yet: they are of the last "
      + Phrase.count(past.priors.settlingDays, "day")
  }

  /// `; new to 13 others in the same days, so less of a surprise`; empty where that says nothing.
  private func shared(_ dimension: Dimension) -> String {
    let others = dimension.categories.flatMap { category in
      sessionFacts[category].compactMap {
        past.sharedBy(
          $0, in: category, entity: facts.entity, isSpread: category.isShared)
      }
    }.max()
    return others.map {
      "; new to \(Phrase.count($0, "other")) in the same days, so less of a surprise"
    } ?? ""
  }
}
