import Seeded

/// A sitting at one or more vendors, to be written as accesses.
struct SessionPlan {
  /// Since 1970.
  var start: Int
  var events: Int
  /// Places in the market; the first takes most.
  var vendors: [Int]
  var client: Client
  var source: String
  var country: String
  /// Mean seconds from one event to the next.
  var pace = 60.0
  /// The part of the events that are calls of an API.
  var apiShare = 0.0
  var key = ""
  var isHit = true
  var isRisky = false
  var attack: Int?

  func accesses(using stream: inout SeededStream) -> [Access] {
    var time = start
    var made: [Access] = []
    made.reserveCapacity(events)
    for place in 0..<max(0, events) {
      let isMain = place == 0 || vendors.count == 1 || stream.chance(0.6)
      let vendor = isMain ? vendors[0] : stream.pick(vendors)
      made.append(
        Access(
          seconds: time, source: source, client: client, country: country, vendor: vendor,
          isHit: isHit, isAPICall: stream.chance(apiShare), isRisky: isRisky, key: key,
          attack: attack))
      time += Int(pace * stream.gamma(shape: 0.8) / 0.8) + 1
    }
    return made
  }
}
