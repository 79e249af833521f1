import Events
import Foundation

extension SitePolicy: ModelFile {
  static let fileName = "sites.yaml"

  init?(reading file: inout ModelReader) {
    let sites = file.items("sites", mayBeEmpty: true) { item -> Site? in
      let name = item.text("name")
      let ranges = item.ranges("ranges", mayBeEmpty: false)
      let country = item.country("country")
      let timeZone = item.timeZone("time_zone")
      guard let name, let ranges, let country, let timeZone else { return nil }
      return Site(name: name, ranges: ranges, country: country, timeZone: timeZone)
    }
    let sharedRanges = file.ranges("shared_ranges", mayBeEmpty: true)
    let minutes = file.section("attribution") { $0.integer("minutes", in: 0...1440) }
    guard let sites, let sharedRanges, let minutes else { return nil }
    self.init(sites: sites, sharedRanges: sharedRanges, attributionMinutes: minutes)
  }
}

extension ModelReader {
  /// Address ranges: `10.1.0.0/16`.
  fileprivate mutating func ranges(_ key: String, mayBeEmpty: Bool) -> [AddressRange]? {
    let texts = texts(key, .ascii, mayBeEmpty: mayBeEmpty) { text in
      AddressRange(text) == nil
        ? "is no address range; write it like 10.1.0.0/16, with zeros behind the prefix" : nil
    }
    return texts?.compactMap { AddressRange($0) }
  }

  /// An ISO 3166 country code.
  fileprivate mutating func country(_ key: String) -> String? {
    guard let text = text(key, .ascii) else { return nil }
    if text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) }) { return text }
    report("'\(key)' is '\(text)'; it must be a country code of two capitals, like DE.", key: key)
    return nil
  }

  /// The name of a time zone that the system knows.
  fileprivate mutating func timeZone(_ key: String) -> String? {
    guard let text = text(key, .ascii) else { return nil }
    if TimeZone(identifier: text) != nil { return text }
    report("'\(key)' is '\(text)'; it must be a time zone like Europe/Berlin.", key: key)
    return nil
  }
}
