/// Something that was new to several entities in the same days: one cause, told once.
///
/// A roll-out of a vendor, a change of the way out of the network, an update of a browser, an incident that
/// keeps ten people at work at night.
package struct SharedNovelty: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case vendor
    case source
    case network
    case client
    case country
    case key
    /// A block of hours of one day in which the entities are hardly ever active.
    case hours
  }

  package var kind: Kind
  /// The vendor's id, the address, the client's family, …; `00:00–04:00` for hours.
  package var name: String
  /// To whom it was new, ascending.
  package var entities: [Entity]
  /// The first and the last day on which it was new to somebody.
  package var days: ClosedRange<LocalDay>

  package init(kind: Kind, name: String, entities: [Entity], days: ClosedRange<LocalDay>) {
    self.kind = kind
    self.name = name
    self.entities = entities
    self.days = days
  }
}
