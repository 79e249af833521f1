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
    let ownNames = file.ownNames("other_names")
    let countries = file.textListsByName("countries") { name in
      TimeZone(identifier: name) == nil ? "is no time zone that this system knows" : nil
    }
    guard let minShare, let minDays, let workingHours, let ownNames, let countries else {
      return nil
    }
    self.init(
      minShare: minShare, minDays: minDays, workingHours: workingHours, countries: countries,
      ownNames: ownNames)
  }
}

extension ModelReader {
  /// Names by their other names, each of which stands for one alone and has no others.
  fileprivate mutating func ownNames(_ key: String) -> [String: String]? {
    var taken: Set<String> = []
    let lists = textListsByName(key) { name in
      taken.insert(name).inserted ? nil : "stands there twice"
    }
    guard let lists else { return nil }
    var names: [String: String] = [:]
    for (name, others) in lists {
      for other in others { names[other] = name }
    }
    if let name = lists.keys.sorted().first(where: { names[$0] != nil }) {
      report("'\(key)' has '\(name)' both as a name and as another name; keep one.", key: key)
      return nil
    }
    return names
  }
}
