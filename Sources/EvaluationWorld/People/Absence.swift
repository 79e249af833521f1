/// The days on which somebody is away from work for days or weeks.
struct Absence: Sendable {
  private(set) var leave: [ClosedRange<Int>] = []
  private(set) var longLeave: ClosedRange<Int>?
  private(set) var trips: [(days: ClosedRange<Int>, place: Abroad, address: String)] = []
  private(set) var relocation: (day: Int, office: Int)?

  init(of person: Person, in setting: Setting) {
    let days = setting.days
    if setting.benign.contains(.leave) {
      for (half, days) in setting.halfYears.enumerated() {
        var stream = setting.stream("leave/\(person.id)", half)
        for _ in 0..<stream.integer(1...3) {
          let start = stream.integer(days)
          leave.append(start...(start + stream.integer(2...16)))
        }
      }
    }
    if setting.benign.contains(.longLeave), person.role != .employee, !person.isDormant {
      var stream = setting.stream("long-leave/\(person.id)")
      let start = stream.integer(20...70)
      if stream.chance(0.05) { longLeave = start...(start + stream.integer(45...90)) }
    }
    if setting.benign.contains(.travel) {
      for (half, days) in setting.halfYears.enumerated() {
        var stream = setting.stream("travel/\(person.id)", half)
        let start = stream.integer(days)
        let place = stream.pick(Abroad.all)
        let address = Setting.foreignAddress(using: &stream)
        let length = stream.integer(2...11)
        if stream.chance(person.role == .employee ? 0.25 : 0.5),
          place.country != setting.offices[person.office].country
        {
          trips.append((start...(start + length), place, address))
        }
      }
    }
    if setting.benign.contains(.relocation), person.role != .employee {
      var stream = setting.stream("relocation/\(person.id)")
      let day = stream.integer(setting.parameters.firstScored - 20...(days - 10))
      let office = stream.integer(0...(setting.offices.count - 1))
      if stream.chance(0.04), office != person.office { relocation = (day, office) }
    }
  }

  func isAway(on day: Int) -> Bool { leave.contains { $0.contains(day) } }

  func isLongAway(on day: Int) -> Bool { longLeave?.contains(day) ?? false }

  /// The first days back from a long leave.
  func isBack(on day: Int) -> Bool {
    longLeave.map { ($0.upperBound + 1...$0.upperBound + 10).contains(day) } ?? false
  }
}
