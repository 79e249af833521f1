import Foundation

extension TimeZonePolicy: ModelFile {
  static let fileName = "time-zones.yaml"

  init?(reading file: inout ModelReader) {
    let minShare = file.number("min_share", in: 0.5...1)
    let minDays = file.integer("min_days", in: 1...365)
    let workingHours = file.section("working_hours") { section -> Range<Int>? in
      guard let from = section.integer("from", in: 0...23),
        let to = section.integer("to", in: 1...24)
      else { return nil }
      if from < to { return from..<to }
      section.report("'to' must be later than 'from'.", key: "to")
      return nil
    }
    let countries = file.textListsByName("countries") { name in
      TimeZone(identifier: name) == nil ? "is no time zone that this system knows" : nil
    }
    guard let minShare, let minDays, let workingHours, let countries else { return nil }
    self.init(
      minShare: minShare, minDays: minDays, workingHours: workingHours, countries: countries)
  }
}
