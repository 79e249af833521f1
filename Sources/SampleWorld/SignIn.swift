import Events
import Foundation

/// One sign-in, with the column names of the SigninLogs table.
struct SignIn {
  var time: Timestamp
  var user: String
  var app: String
  var address: String
  var place: Place = .berlin
  var risk = "none"
  var network = "trustedNamedLocation"
  var conditionalAccess = "success"
  /// `"0"` for success, `"50126"` for a wrong password.
  var result = "0"
  var client: String

  struct Place: Encodable {
    var city: String
    var countryOrRegion: String

    static let berlin = Place(city: "Berlin", countryOrRegion: "DE")
  }

  /// A line of NDJSON with sorted keys.
  ///
  /// The network details are a JSON string where the time's second is even and an array where it
  /// is odd, because real exports have both.
  var row: LogRow {
    let details = [NetworkLocation(networkType: network, networkNames: [])]
    let columns = Columns(
      AppDisplayName: app, ConditionalAccessStatus: conditionalAccess, IPAddress: address,
      LocationDetails: place,
      NetworkLocationDetails: time.seconds % 2 == 0
        ? .text(Self.json(details)) : .array(details),
      ResultType: result, RiskLevelDuringSignIn: risk, TimeGenerated: TimeText.iso(time),
      UserAgent: client, UserPrincipalName: user)
    return LogRow(time: time, source: .signIns, entity: user, text: Self.json(columns))
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and arrays of strings always encode.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

private struct NetworkLocation: Encodable {
  var networkType: String
  var networkNames: [String]
}

/// The columns by their names in the table.
// swift-format-ignore: AlwaysUseLowerCamelCase
private struct Columns: Encodable {
  var AppDisplayName: String
  var ConditionalAccessStatus: String
  var IPAddress: String
  var LocationDetails: SignIn.Place
  var NetworkLocationDetails: Details
  var ResultType: String
  var RiskLevelDuringSignIn: String
  var TimeGenerated: String
  var `Type` = "SigninLogs"
  var UserAgent: String
  var UserPrincipalName: String

  enum Details: Encodable {
    case text(String)
    case array([NetworkLocation])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .array(let locations): try container.encode(locations)
      }
    }
  }
}
