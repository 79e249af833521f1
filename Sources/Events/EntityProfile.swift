/// What is normal for one entity over a span of days; a summary for a person to read.
package struct EntityProfile: Hashable, Sendable {
  /// How often one thing (a vendor, a country, a client, a source) was seen.
  package struct Share: Hashable, Sendable {
    package var name: String
    package var events: Int
    /// Days on which it was seen.
    package var days: Int
    package var last: LocalDay

    package init(name: String, events: Int, days: Int, last: LocalDay) {
      self.name = name
      self.events = events
      self.days = days
      self.last = last
    }
  }

  package var entity: Entity
  package var firstSeen: LocalDay
  /// The first day that the profile looks at.
  package var from: LocalDay
  /// The last day that the profile looks at, inclusive.
  package var until: LocalDay
  /// Calendar days from the first event, or `from`, through `until`.
  package var exposureDays: Int
  package var activeDays: Int
  package var events: Int
  package var hits: Int
  /// Mean and standard deviation of the daily count, inactive days included and outliers held to a
  /// cap; `nil` under two days.
  package var dailyMean: Double?
  package var dailyDeviation: Double?
  /// Mean events on each weekday, Monday first, inactive days included; `nil` where none was seen. A
  /// holiday counts as a Sunday, here and in the next.
  package var weekdayMeans: [Double?]
  /// Events by weekday (Monday first) and local hour; 7 rows of 24.
  package var hoursOfWeek: [[Int]]
  /// Most events first, then by name; so are the other three.
  package var vendors: [Share]
  package var countries: [Share]
  package var clients: [Share]
  package var sources: [Share]
  /// The entity's holidays among the days looked at, ascending.
  package var holidays: [RestDays.Holiday] = []
  /// What the days elsewhere look like; `nil` where no log tells.
  package var ordinary: OrdinaryWork?

  package init(
    entity: Entity, firstSeen: LocalDay, from: LocalDay, until: LocalDay, exposureDays: Int,
    activeDays: Int, events: Int, hits: Int, dailyMean: Double?, dailyDeviation: Double?,
    weekdayMeans: [Double?], hoursOfWeek: [[Int]], vendors: [Share], countries: [Share],
    clients: [Share], sources: [Share]
  ) {
    self.entity = entity
    self.firstSeen = firstSeen
    self.from = from
    self.until = until
    self.exposureDays = exposureDays
    self.activeDays = activeDays
    self.events = events
    self.hits = hits
    self.dailyMean = dailyMean
    self.dailyDeviation = dailyDeviation
    self.weekdayMeans = weekdayMeans
    self.hoursOfWeek = hoursOfWeek
    self.vendors = vendors
    self.countries = countries
    self.clients = clients
    self.sources = sources
  }
}
