extension ExceptionMatcher {
  /// The fields that are given, with their values as the file may have them, in the file's order.
  package var fields: [(key: String, values: [String])] {
    var fields: [(key: String, values: [String])] = Self.patternFields.compactMap { key, path in
      self[keyPath: path].map { (key, $0.texts) }
    }
    if let hours { fields.append(("hours", [hours.description])) }
    if let weekdays {
      fields.append(("days", weekdays.sorted().map { Self.weekdayNames[$0 - 1] }))
    }
    if let from { fields.append(("from", [from.description])) }
    if let until { fields.append(("until", [until.description])) }
    return fields
  }
}
