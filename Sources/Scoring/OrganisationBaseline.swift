import Events

/// What everybody did in the baseline window before a scored day.
package struct OrganisationBaseline: Hashable, Sendable {
  package private(set) var vendors = UsageCounts()
  package private(set) var countries = UsageCounts()
  /// How busy a typical entity is; `nil` while nobody was active.
  package var volume: OrganisationVolume?

  package init() {}

  /// Counts one entity's day.
  package mutating func add(_ day: DayActivity, of entity: Entity) {
    vendors.add(Dimension.vendor.uses(on: day), by: entity.id)
    countries.add(Dimension.country.uses(on: day), by: entity.id)
  }

  /// Takes back a day that has left the window.
  package mutating func remove(_ day: DayActivity, of entity: Entity) {
    vendors.remove(Dimension.vendor.uses(on: day), by: entity.id)
    countries.remove(Dimension.country.uses(on: day), by: entity.id)
  }

  /// How many others than one entity used a name in the window, of how many that used any.
  package func others(
    than entity: Entity, using name: String, of dimension: Dimension
  ) -> (users: Int, of: Int) {
    switch dimension {
    case .vendor: vendors.others(than: entity.id, using: name)
    case .country: countries.others(than: entity.id, using: name)
    }
  }
}
