import Events

extension SharedNovelty {
  /// `the vendor Censys was new to 14 entities from 2026-11-16 to 2026-11-20`, not escaped.
  ///
  /// - Parameter name: the name for people.
  func sentence(named name: String) -> String {
    let many = Phrase.count(entities.count, "entity", "entities")
    let first = days.lowerBound
    let when = first == days.upperBound ? "on \(first)" : "from \(first) to \(days.upperBound)"
    switch kind {
    case .vendor: return "the vendor \(name) was new to \(many) \(when)"
    case .source: return "the source \(name) was new to \(many) \(when)"
    case .network: return "the network \(name) was new to \(many) \(when)"
    case .client: return "the client \(name) was new to \(many) \(when)"
    case .country: return "the country \(name) was new to \(many) \(when)"
    case .key: return "the key \(name) was new to \(many) \(when)"
    case .hours: return "\(many) were active in hours unusual for them, \(name), \(when)"
    }
  }
}

extension Report {
  /// The item's sentence, not escaped.
  func sentence(of shared: SharedNovelty) -> String {
    shared.sentence(named: shared.kind == .vendor ? vendorName(shared.name) : shared.name)
  }
}
