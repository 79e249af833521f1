import Events
import Seeded

extension Incident {
  /// What looks unusual and is not an attack.
  static func decoys(span: SampleSpan, roster: Roster, seed: UInt64) -> [Incident] {
    var generator = SeededStream(seed: seed, "decoys")
    return [
      busyDay(
        roster.analysts[4], on: span.day(week: 47, weekday: 4), requests: 190, kind: "burst",
        note: "A phishing wave: many look-ups at the usual vendors in office hours",
        span, &generator),
      busyDay(
        roster.analysts[6], on: span.day(week: 47, weekday: 1), requests: 45,
        kind: "holiday-return", note: "Back from a week off and catching up", span, &generator),
      busyDay(
        roster.analysts[8], on: span.day(week: 44, weekday: 1), requests: 12, kind: "new-hire",
        note: "First day at work so every vendor is new", span, &generator),
      businessTrip(roster.analysts[1], span, &generator),
      lookalikes(roster, span, &generator),
    ]
  }

  private static func busyDay(
    _ person: Person, on day: LocalDay, requests: Int, kind: String, note: String,
    _ span: SampleSpan, _ generator: inout SeededStream
  ) -> Incident {
    let moments = OfficeHours.sittings(count: requests, using: &generator)
    return Incident(
      rows: moments.map { second in
        let site = person.sites[generator.index(weights: person.sites.map(\.weight))].site
        return person.request(to: site, at: second, on: day, span: span, using: &generator)
      },
      truth: [
        TruthRow(entity: person.user, day: day, kind: kind, isMalicious: false, note: note)
      ])
  }

  /// The traveller's own days hold the rows; one sign-in a day is made certain here, and one of
  /// them carries the risk that a new country brings.
  private static func businessTrip(
    _ person: Person, _ span: SampleSpan, _ generator: inout SeededStream
  ) -> Incident {
    guard let travel = person.travel else { return Incident() }
    var incident = Incident()
    for offset in 0...travel.days.lowerBound.distance(to: travel.days.upperBound) {
      let day = travel.days.lowerBound.advanced(by: offset)
      let second = OfficeHours.second(using: &generator)
      incident.rows.append(
        SignIn(
          time: span.time(day, seconds: second), user: person.user, app: person.apps[0],
          address: travel.address, place: travel.place, risk: offset == 0 ? "medium" : "low",
          network: "namedLocation", client: person.client
        ).row)
      incident.truth.append(
        TruthRow(
          entity: person.user, day: day, kind: "business-trip", isMalicious: false,
          note: "A conference in Vienna: another country and the usual work"))
    }
    return incident
  }

  /// Phishing pages that carry a vendor's name in front of another domain.
  private static func lookalikes(
    _ roster: Roster, _ span: SampleSpan, _ generator: inout SeededStream
  ) -> Incident {
    let hosts = [
      "virustotal.com.login.example", "www.recordedfuture.com.signin.example",
      "falcon.crowdstrike.com.portal.example", "shodan.io.account.example",
    ]
    var incident = Incident()
    for (index, host) in hosts.enumerated() {
      let person = roster.users[index * 7 + 4]
      let day = span.day(week: 44 + index, weekday: 2 + index % 3)
      let second = OfficeHours.second(using: &generator)
      let site = Site(host: host, paths: ["/session?next=%page%"])
      incident.rows.append(
        person.request(to: site, at: second, on: day, span: span, using: &generator))
      incident.truth.append(
        TruthRow(
          entity: person.user, day: day, kind: "lookalike", isMalicious: false,
          note: "A phishing page named like a vendor: no access to the vendor"))
    }
    return incident
  }
}
