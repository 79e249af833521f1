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

  package init(
    minShare: Double, minDays: Int, workingHours: Range<Int>, countries: [String: [String]]
  ) {
    self.minShare = minShare
    self.minDays = minDays
    self.workingHours = workingHours
    self.countries = countries
  }
}
