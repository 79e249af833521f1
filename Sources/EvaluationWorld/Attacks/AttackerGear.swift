import Seeded

/// What an attacker comes with; drawn from the attack's own stream.
struct AttackerGear {
  var country: String
  var address: String
  /// Whether the stolen session is also used for ordinary things, mail above all.
  var isSeenElsewhere: Bool

  init(home: String, using stream: inout SeededStream) {
    let place = stream.pick(Abroad.all.filter { $0.country != home })
    country = place.country
    address = Setting.foreignAddress(using: &stream)
    isSeenElsewhere = stream.chance(0.3)
  }
}
