/// A place of the organisation.
struct Office: Hashable, Sendable {
  var name: String
  var country: String
  var zone: String
  /// The second number of its private addresses: 10.`network`.0.0/16.
  var network: Int
  /// Public holidays as month * 100 + day.
  var holidays: Set<Int>

  static let all = [
    Office(
      name: "Berlin", country: "DE", zone: "Europe/Berlin", network: 1,
      holidays: [101, 403, 406, 501, 514, 525, 1003, 1225, 1226]),
    Office(
      name: "New York", country: "US", zone: "America/New_York", network: 3,
      holidays: [101, 119, 216, 525, 619, 703, 907, 1126, 1127, 1225]),
    Office(
      name: "London", country: "GB", zone: "Europe/London", network: 2,
      holidays: [101, 403, 406, 504, 525, 831, 1225, 1228]),
    Office(
      name: "Singapore", country: "SG", zone: "Asia/Singapore", network: 5,
      holidays: [101, 217, 218, 403, 501, 527, 810, 1109, 1225]),
    Office(
      name: "Austin", country: "US", zone: "America/Chicago", network: 4,
      holidays: [101, 119, 216, 525, 619, 703, 907, 1126, 1127, 1225]),
    Office(
      name: "Pune", country: "IN", zone: "Asia/Kolkata", network: 6,
      holidays: [126, 304, 501, 815, 1002, 1020, 1109, 1225]),
    Office(
      name: "Campinas", country: "BR", zone: "America/Sao_Paulo", network: 7,
      holidays: [101, 216, 217, 403, 501, 604, 907, 1012, 1102, 1120, 1225]),
    Office(
      name: "Sydney", country: "AU", zone: "Australia/Sydney", network: 8,
      holidays: [101, 126, 403, 406, 608, 1005, 1225, 1228]),
  ]
}

/// A country that people travel to or attackers come from.
struct Abroad: Hashable, Sendable {
  var country: String
  var zone: String

  static let all = [
    Abroad(country: "FR", zone: "Europe/Paris"), Abroad(country: "ES", zone: "Europe/Madrid"),
    Abroad(country: "PL", zone: "Europe/Warsaw"), Abroad(country: "NL", zone: "Europe/Amsterdam"),
    Abroad(country: "RO", zone: "Europe/Bucharest"), Abroad(country: "TR", zone: "Europe/Istanbul"),
    Abroad(country: "AE", zone: "Asia/Dubai"), Abroad(country: "JP", zone: "Asia/Tokyo"),
    Abroad(country: "KR", zone: "Asia/Seoul"), Abroad(country: "VN", zone: "Asia/Ho_Chi_Minh"),
    Abroad(country: "NG", zone: "Africa/Lagos"), Abroad(country: "ZA", zone: "Africa/Johannesburg"),
    Abroad(country: "CA", zone: "America/Toronto"),
    Abroad(country: "MX", zone: "America/Mexico_City"),
    Abroad(country: "US", zone: "America/Los_Angeles"),
    Abroad(country: "GB", zone: "Europe/London"), Abroad(country: "DE", zone: "Europe/Berlin"),
    Abroad(country: "SG", zone: "Asia/Singapore"),
  ]
}
