/// Somebody's days, one by one, before any access.
struct Timeline: Sendable {
  let person: Person
  let days: [PersonDay]
  /// The slow drift of the person's use, in logarithms.
  let level: [Double]
  /// The zone that the pipeline takes for the person's.
  let seenZone: String

  init(of person: Person, in setting: Setting, events: OrganisationEvents) {
    self.person = person
    let home = setting.offices[person.office]
    // Without sites an account that seldom signs in is told by the headquarters' clock.
    seenZone =
      setting.parameters.hasSites || person.role != .employee
      ? home.zone : setting.offices[0].zone
    var levels = setting.stream("level/\(person.id)")
    level = levels.series(count: setting.days, memory: person.memory, deviation: person.drift)
    let absence = Absence(of: person, in: setting)
    let addresses = Addresses(of: person, in: setting)
    var wander = setting.stream("days/\(person.id)")
    let migrates = Self.migrationDay(of: person, in: setting, events: events)
    days = (0..<setting.days).map { day in
      let place = Self.office(of: person, on: day, absence: absence)
      let office = setting.offices[place]
      let (isHome, shifted) = (wander.chance(person.homeShare), 0.5 * wander.normal())
      let egress = events.egress(of: place, on: day)
      var state = PersonDay(
        zone: office.zone, country: office.country,
        proxySource: isHome
          ? addresses.tunnel(on: day) : addresses.office(on: day, network: office),
        signInSource: isHome ? addresses.home(on: day) : egress, browser: person.browser)
      state.proxyCountry = setting.parameters.hasSites ? office.country : ""
      if let migrates, day >= migrates.day {
        state.browser = migrates.browser
        if day < migrates.day + 21 { state.classes.insert(.browserMigration) }
      }
      if !isHome,
        events.egressChanges.contains(where: {
          $0.office == place && day - $0.day < 7 && day >= $0.day
        })
      {
        state.classes.insert(.egressChange)
      }
      if let move = absence.relocation, (move.day..<move.day + 28).contains(day) {
        state.classes.insert(.relocation)
      }
      if addresses.changed(on: day) { state.classes.insert(.addressChange) }
      if isHome, addresses.isNewHome(on: day) { state.risk = 5 }
      Self.setHours(of: &state, person: person, day: day, shift: shifted, setting: setting)
      Self.apply(absence, to: &state, day: day, addresses: addresses)
      let isEmployed = person.isEmployed(on: day)
      state.isWorking =
        state.isWorking && isEmployed
        && !setting.isHoliday(day, at: office, of: person)
      if let arrival = person.arrival, isEmployed, day < person.firstDay + 28 {
        state.classes.insert(arrival)
      }
      return state
    }
  }

  private static func office(of person: Person, on day: Int, absence: Absence) -> Int {
    if let move = absence.relocation, day >= move.day { return move.office }
    return person.office
  }

  private static func apply(
    _ absence: Absence, to state: inout PersonDay, day: Int, addresses: Addresses
  ) {
    if absence.isAway(on: day) || absence.isLongAway(on: day) { state.isWorking = false }
    if absence.isBack(on: day) { state.classes.insert(.longLeave) }
    if let trip = absence.trips.first(where: { $0.days.contains(day) }) {
      state.zone = trip.place.zone
      state.country = trip.place.country
      state.signInSource = trip.address
      state.proxySource = addresses.tunnel(on: day)
      state.risk = 15
      state.classes.insert(.travel)
    }
  }

  /// Working days and hours by shift.
  private static func setHours(
    of state: inout PersonDay, person: Person, day: Int, shift wander: Double, setting: Setting
  ) {
    let weekday = setting.date(day).weekday
    state.isWorking = weekday <= 5
    state.start = person.start + wander
    state.end = person.end + wander
    guard setting.benign.contains(.shifts) else { return }
    switch person.shift {
    case .day: break
    case .late:
      state.start += 6
      state.end += 6
    case .rotating(let turn):
      // Eight days on, some of them at weekends, and then off.
      let place = (day + turn * 7) % 21
      state.isWorking = place % 7 < 5 || place == 13
      state.start = [6.0, 14.0, 22.0][(place / 7 + turn) % 3] + wander / 3
      state.end = state.start + 8
      if weekday > 5 || state.start > 12 { state.classes.insert(.shifts) }
    }
  }

  private static func migrationDay(
    of person: Person, in setting: Setting, events: OrganisationEvents
  ) -> (day: Int, browser: Client)? {
    guard let migration = events.migration else { return nil }
    var stream = setting.stream("migration/\(person.id)")
    let (joins, day) = (
      stream.chance(migration.share), migration.day + stream.integer(0...migration.length)
    )
    return joins && migration.browser != person.browser ? (day, migration.browser) : nil
  }
}

extension Setting {
  /// Whether somebody stays at home for a public holiday; some work nevertheless.
  func isHoliday(_ day: Int, at office: Office, of person: Person) -> Bool {
    guard benign.contains(.holiday), isHoliday(day, at: office) else { return false }
    if case .rotating = person.shift { return false }
    var stream = stream("holiday/\(person.id)", day)
    return stream.chance(0.93)
  }
}
