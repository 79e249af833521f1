extension Finding {
  /// A name that stays the same on every run and in every store: from the entity and the day only.
  package var id: String { Self.id(of: entity.id, on: day) }

  /// The id that a finding of an entity on a day has, whether there is one or not.
  package static func id(of entity: String, on day: LocalDay) -> String {
    var hash = FNV1a<UInt64>()
    hash.add("\(entity)\u{0}\(day)".utf8)
    return "F" + hash.hex
  }

  /// Whose findings on which days have some ids.
  ///
  /// An id is a hash, so everybody's days are tried; a million take less than a tenth of a second.
  ///
  /// - Parameters:
  ///   - ids: as `id` gives them; anything else is found nowhere.
  ///   - entities: ids of entities.
  /// - Returns: by id; an id that is nobody's is not there.
  package static func places(
    of ids: some Sequence<String>, among entities: some Sequence<String>,
    on days: ClosedRange<LocalDay>
  ) -> [String: (entity: String, day: LocalDay)] {
    var wanted: [UInt64: String] = [:]
    for id in ids where id.hasPrefix("F") && id.utf8.count == 17 {
      if let number = UInt64(id.dropFirst(), radix: 16) { wanted[number] = id }
    }
    guard !wanted.isEmpty else { return [:] }
    let dates = (days.lowerBound.number...days.upperBound.number).map { number in
      (day: LocalDay(number: number), text: Array("\(LocalDay(number: number))".utf8))
    }
    var found: [String: (entity: String, day: LocalDay)] = [:]
    for entity in entities {
      var start = FNV1a<UInt64>()
      start.add("\(entity)\u{0}".utf8)
      for date in dates {
        var hash = start
        hash.add(date.text)
        if let id = wanted[hash.value], found[id] == nil { found[id] = (entity, date.day) }
      }
      if found.count == wanted.count { break }
    }
    return found
  }
}
