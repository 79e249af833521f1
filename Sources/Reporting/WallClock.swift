import Events
import Foundation

/// Writes instants as the clock on the wall of one time zone shows them.
struct WallClock {
  let timeZone: TimeZone

  /// The zone's name for people; the several names of UTC are one.
  var name: String { timeZone.reportName }

  var isUTC: Bool { name == TimeZone.gmt.reportName }

  /// `2026-11-18 10:14:27`.
  func dateAndTime(_ time: Timestamp) -> String { String(text(time).prefix(19)) }

  /// `10:14:27`.
  func timeOfDay(_ time: Timestamp) -> String { String(text(time).dropFirst(11).prefix(8)) }

  private func text(_ time: Timestamp) -> String {
    let moment = Date(timeIntervalSince1970: TimeInterval(time.seconds))
    let local = Timestamp(seconds: Int64(time.seconds + timeZone.secondsFromGMT(for: moment)))
    return local.description.replacing("T", with: " ")
  }
}

extension TimeZone {
  /// The identifier; `UTC` for every name of it.
  var reportName: String {
    ["GMT", "UTC", "Etc/UTC", "Etc/GMT", "Z", "Zulu"].contains(identifier) ? "UTC" : identifier
  }
}

extension LocalDay {
  private static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `Wed 2026-11-18`.
  var titled: String { "\(Self.weekdayNames[weekday - 1]) \(self)" }

  /// The short English names, Monday first.
  static var weekdays: [String] { weekdayNames }
}
