import Events
import Foundation

extension HolidayPolicy: ModelFile {
  static let fileName = "holidays.yaml"

  /// A span that is longer is a slip of the pen.
  private static let mostDays = 366

  init?(reading file: inout ModelReader) {
    var sound: [(holiday: Holiday, line: Int?)] = []
    let holidays = file.items("holidays", mayBeEmpty: true) { item -> Holiday? in
      let days = item.holidayDays(atMost: Self.mostDays)
      let name = item.text("name")
      let zones = item.has("time_zones") ? item.timeZones("time_zones") : []
      guard let days, let name, let zones else { return nil }
      let holiday = Holiday(days: days, name: name, timeZones: zones)
      if let known = sound.first(where: { $0.holiday.doubles(holiday) }) {
        let day = max(days.lowerBound, known.holiday.days.lowerBound)
        let place = known.line.map { " of line \($0)" } ?? ""
        item.report(
          "\(day) is in '\(known.holiday.name)'\(place), too, and that concerns the same people; "
            + "keep one.", key: item.has("date") ? "date" : "from")
        return nil
      }
      sound.append((holiday, item.line))
      return holiday
    }
    guard let holidays else { return nil }
    self.init(holidays: holidays)
  }
}

extension ModelReader {
  /// The days of a holiday: `date`, or `from` and `to`, both inclusive.
  fileprivate mutating func holidayDays(atMost most: Int) -> ClosedRange<LocalDay>? {
    let (hasDate, hasFrom, hasTo) = (has("date"), has("from"), has("to"))
    if hasDate {
      let date = day("date")
      guard !hasFrom, !hasTo else {
        report("A holiday has 'date', or 'from' and 'to', but not both.", key: "date")
        return nil
      }
      return date.map { $0...$0 }
    }
    guard hasFrom || hasTo else {
      report("A holiday needs 'date', or 'from' and 'to'; add the day.", key: "name")
      return nil
    }
    guard let from = day("from"), let to = day("to") else { return nil }
    guard from <= to else {
      report("'to' is \(to), before 'from', \(from).", key: "to")
      return nil
    }
    guard from.distance(to: to) < most else {
      report("'to' is \(to), more than \(most) days from 'from', \(from).", key: "to")
      return nil
    }
    return from...to
  }

  /// Names of time zones that the system knows, none of them twice.
  fileprivate mutating func timeZones(_ key: String) -> [String]? {
    var taken: Set<String> = []
    return texts(key, .ascii) { name in
      if TimeZone(identifier: name) == nil { return "is no time zone that this system knows" }
      return taken.insert(name).inserted ? nil : "stands there twice"
    }
  }
}
