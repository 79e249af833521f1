import Foundation

/// `Models/time-zones.yaml`: whose clock an account's days and hours are told by.
package struct TimeZonePolicy: Hashable, Sendable, Encodable {
  /// The part of an account's days that must agree before a site or a country decides, 0.5 to 1.
  package var minShare: Double
  /// Days with a known site or country before one decides.
  package var minDays: Int
  /// Hours of the wall clock, Monday to Friday, in which most people work.
  package var workingHours: Range<Int>
  /// The IANA names of each country's zones, by ISO code, the largest first.
  package var countries: [String: [String]]
  /// The zones' own names by their other ones: `Asia/Kolkata` by `Asia/Calcutta`.
  package var ownNames: [String: String]

  package init(
    minShare: Double, minDays: Int, workingHours: Range<Int>, countries: [String: [String]],
    ownNames: [String: String] = [:]
  ) {
    self.minShare = minShare
    self.minDays = minDays
    self.workingHours = workingHours
    self.countries = countries
    self.ownNames = ownNames
  }

  /// No country's zones, and no other names.
  package static let none = TimeZonePolicy(
    minShare: 1, minDays: 1, workingHours: 0..<24, countries: [:])

  /// The name under which zones are compared.
  ///
  ///     policy.ownName(of: "Asia/Calcutta")  // "Asia/Kolkata"
  package func ownName(of name: String) -> String {
    ownNames[name] ?? TimeZone(identifier: name)?.identifier ?? name
  }
}
