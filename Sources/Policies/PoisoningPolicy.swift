/// `poisoning` of `Models/procedures.yaml`: an attacker who teaches the baseline what is to come.
package struct PoisoningPolicy: Hashable, Sendable, Encodable {
  /// What the first week has, and what the top has.
  package struct Ramp: Hashable, Sendable, Encodable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Entities of each role.
  package var entities: Int
  package var rampWeeks: Int
  /// Weeks at the top after the ramp.
  package var topWeeks: Int
  /// Working days of each week with a session.
  package var days: Int
  /// Requests of a day.
  package var requests: Ramp
  /// The most of them within ten minutes.
  package var peak: Ramp
  /// Vendors that the entity never used.
  package var newVendors: Ramp
  /// Hours after the entity's usual start.
  package var hoursLater: Ramp
  /// Nats below which the top counts as taken for normal.
  package var acceptedBelow: Double

  package init(
    entities: Int, rampWeeks: Int, topWeeks: Int, days: Int, requests: Ramp, peak: Ramp,
    newVendors: Ramp, hoursLater: Ramp, acceptedBelow: Double
  ) {
    self.entities = entities
    self.rampWeeks = rampWeeks
    self.topWeeks = topWeeks
    self.days = days
    self.requests = requests
    self.peak = peak
    self.newVendors = newVendors
    self.hoursLater = hoursLater
    self.acceptedBelow = acceptedBelow
  }

  /// Weeks of the whole, the ramp and the top.
  package var weeks: Int { rampWeeks + topWeeks }
}
