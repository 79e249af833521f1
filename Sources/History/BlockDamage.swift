/// Why the bytes of a block cannot be what was written.
struct BlockDamage: Error, Equatable {
  var reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
