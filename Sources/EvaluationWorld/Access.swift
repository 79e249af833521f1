/// One access to a vendor, or several alike in one minute, as the pipeline reads it from a log.
struct Access {
  /// Since 1970.
  var seconds: Int
  var count = 1
  var source: String
  var client: Client
  var country: String
  /// The vendor's place in the market.
  var vendor: Int
  var isHit = true
  var isAPICall = false
  var isRisky = false
  /// The fingerprint of a key; empty without one.
  var key = ""
  /// The number of the attack that it belongs to.
  var attack: Int?
}

/// What an entity does elsewhere on one day, before it is told by the entity's own clock.
struct Elsewhere {
  var sources: Set<String> = []
  var countries: Set<String> = []
  var clients: Set<String> = []
  /// Quarters of an hour since 1970 with something in them.
  var quarters: Set<Int> = []

  mutating func merge(_ other: Elsewhere) {
    sources.formUnion(other.sources)
    countries.formUnion(other.countries)
    clients.formUnion(other.clients)
    quarters.formUnion(other.quarters)
  }
}
