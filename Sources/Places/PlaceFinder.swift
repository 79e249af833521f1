import Events
import Policies

/// Where a source is, as far as sites and the address database tell.
package struct Place: Hashable, Sendable {
  /// The site's name; `nil` outside of the organisation's ranges.
  package var site: String?
  /// The ISO code; empty where unknown.
  package var country = ""
  /// The IANA name of the site's time zone.
  package var timeZone: String?
  /// Whether several people use the address at a time or within a day.
  package var isShared = false
}

/// Finds the place of a source address, once for each address.
package final class PlaceFinder {
  private let sites: SiteMap
  private let geography: GeoDatabase?
  private var known: [String: Place] = [:]
  /// The last source asked for, as events of one source come in a row.
  private var last = (source: "", place: Place())

  /// Sources whose place is remembered; more than an organisation has, less than memory minds.
  private static let placesHeld = 200_000

  /// - Parameter geography: the countries of public addresses; `nil` without such a database.
  package init(policy: SitePolicy, geography: GeoDatabase?) {
    sites = SiteMap(policy)
    self.geography = geography
  }

  /// The place of a source as logged; a name or nothing has none.
  package func place(of source: String) -> Place {
    if source == last.source { return last.place }
    let place = known[source] ?? look(up: source)
    if known.count < Self.placesHeld { known[source] = place }
    last = (source, place)
    return place
  }

  private func look(up source: String) -> Place {
    guard let address = IPAddress(source) else { return Place() }
    var place = Place(isShared: sites.isShared(address))
    if let site = sites.site(of: address) {
      place.site = site.name
      place.country = site.country
      place.timeZone = site.timeZone
    } else {
      place.country = geography?.country(of: address) ?? ""
    }
    return place
  }
}
