/// What somebody does elsewhere: ordinary sign-ins and traffic.
struct PersonContext {
  let timeline: Timeline
  let setting: Setting

  /// - Parameter accesses: those of the day that the person made, which rarely come alone.
  func elsewhere(on day: Int, with accesses: [Access]) -> Elsewhere? {
    let person = timeline.person
    let state = timeline.days[day]
    guard person.hasContext, person.isEmployed(on: day) else { return nil }
    var stream = setting.stream("elsewhere/\(person.id)", day)
    guard stream.chance(0.97) else { return nil }
    var elsewhere = Elsewhere()
    func add(_ hour: Double) {
      let seconds = setting.instant(day, hour: hour, wall: state.zone, seen: timeline.seenZone)
      elsewhere.quarters.insert(seconds / 900)
    }
    if state.isWorking {
      for hour in stride(from: state.start, to: state.end, by: 0.25) where stream.chance(0.7) {
        add(hour)
      }
      if stream.chance(0.2) { add(state.end + stream.number(0.5...4)) }
    } else if stream.chance(0.2) {
      add(stream.number(9...22))
    }
    for access in accesses where access.attack == nil && stream.chance(0.6) {
      elsewhere.quarters.insert(access.seconds / 900)
    }
    guard !elsewhere.quarters.isEmpty else { return nil }
    elsewhere.sources.insert(state.signInSource)
    if state.isWorking, stream.chance(0.97) { elsewhere.sources.insert(state.proxySource) }
    elsewhere.countries.insert(state.country)
    elsewhere.clients.insert(state.browser.family)
    if stream.chance(0.35) { elsewhere.clients.insert(Client.safari.family) }
    if stream.chance(0.15) { elsewhere.clients.insert(person.otherBrowser.family) }
    return elsewhere
  }
}
