import Events

/// What everybody did in the baseline window before a scored day.
package struct OrganisationBaseline: Hashable, Sendable {
  private var counts = [Dimension: UsageCounts](
    uniqueKeysWithValues: Dimension.allCases.map { ($0, UsageCounts()) })

  package init() {}

  /// Counts one entity's day.
  package mutating func add(_ day: DayActivity, of entity: Entity) {
    for dimension in Dimension.allCases {
      counts[dimension]?.add(dimension.uses(on: day), by: entity.id)
    }
  }

  /// Takes back a day that has left the window.
  package mutating func remove(_ day: DayActivity, of entity: Entity) {
    for dimension in Dimension.allCases {
      counts[dimension]?.remove(dimension.uses(on: day), by: entity.id)
    }
  }

  /// How many others than one entity used a name in the window, of how many that used any.
  package func others(
    than entity: Entity, using name: String, of dimension: Dimension
  ) -> (users: Int, of: Int) {
    counts[dimension]?.others(than: entity.id, using: name) ?? (0, 0)
  }
}
