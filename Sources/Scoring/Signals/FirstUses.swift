import Events

/// The names that an entity uses for the first time on a scored day, most surprising first.
struct FirstUses {
  struct Use {
    var name: String
    /// Others that used it in the window, and others that used anything.
    var users: Int
    var others: Int
    /// Nats.
    var surprise: Double
  }

  let uses: [Use]

  /// The surprises of all, summed: each is a departure of its own.
  var surprise: Double { uses.reduce(0) { $0 + $1.surprise } }

  init(
    of names: [String], dimension: Dimension, novelty: Novelty, baseline: Baseline,
    organisation: OrganisationBaseline, priorDays: Double
  ) {
    uses = names.map { name in
      let (users, others) = organisation.others(
        than: baseline.entity, using: name, of: dimension)
      let surprise = novelty.surprise(users: users, of: others, priorDays: priorDays)
      return Use(name: name, users: users, others: others, surprise: surprise)
    }.sorted { ($1.surprise, $0.name) < ($0.surprise, $1.name) }
  }

  /// `Shodan (3 of 41 others) and Censys (0 of 41 others)`.
  func description(naming title: (String) -> String) -> String {
    Phrase.list(uses.map { "\(title($0.name)) (\(Phrase.others($0.users, of: $0.others)))" })
  }
}
