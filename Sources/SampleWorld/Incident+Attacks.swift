import Events
import Seeded

extension Incident {
  /// All attacks; they fall into the last two weeks.
  static func attacks(span: SampleSpan, seed: UInt64) -> [Incident] {
    var generator = SeededStream(seed: seed, "attacks")
    return [
      nightlyBulkQueries(span, &generator), takenOverAnalyst(span, &generator),
      borrowedServiceAccount(span, &generator), slowScript(span, &generator),
    ]
  }

  /// A user's account asks two vendors' interfaces about hundreds of addresses at night.
  private static func nightlyBulkQueries(
    _ span: SampleSpan, _ generator: inout SeededStream
  ) -> Incident {
    let day = span.day(week: 47, weekday: 2)
    var incident = Incident()
    var second = 4200
    for number in 0..<320 {
      let site = number % 3 == 0 ? Site.shodanAPI : .virusTotalKeyAPI
      let key = number % 3 == 0 ? "EXAMPLE-7a4d91c3" : "EXAMPLE-5f2c08be"
      incident.rows.append(
        ProxyRequest(
          time: span.time(day, seconds: second, milliseconds: generator.integer(0...999)),
          source: "10.20.11.37", user: Roster.user(17), host: site.host,
          path: site.path(key: key, using: &generator), client: Client.curl, bytesOut: 300,
          bytesIn: generator.integer(1...8) * 1024
        ).row)
      second += generator.integer(8...45)
    }
    incident.truth = [
      TruthRow(
        entity: Roster.user(17), day: day, kind: "bulk-api-night", isMalicious: true,
        note: "Stolen account asks VirusTotal and Shodan with curl and keys of its own by night")
    ]
    return incident
  }

  /// An analyst's account is entered from abroad at three and reads a portal until dawn.
  private static func takenOverAnalyst(
    _ span: SampleSpan, _ generator: inout SeededStream
  ) -> Incident {
    let day = span.day(week: 47, weekday: 3)
    let signIn = SignIn(
      time: span.time(day, seconds: 3 * 3600 + 128), user: Roster.analyst(3),
      app: "Recorded Future", address: "198.51.100.213",
      place: SignIn.Place(city: "Chisinau", countryOrRegion: "MD"), risk: "high",
      network: "anonymizedIPAddress", conditionalAccess: "notApplied", client: Client.firefox)
    var incident = Incident(rows: [signIn.row])
    var second = 3 * 3600 + 300
    for _ in 0..<140 {
      incident.rows.append(
        ProxyRequest(
          time: span.time(day, seconds: second, milliseconds: generator.integer(0...999)),
          source: "10.20.250.18", user: Roster.analyst(3), host: Site.recordedFuture.host,
          path: Site.recordedFuture.path(key: "", using: &generator), client: Client.firefox,
          bytesIn: generator.integer(30...90) * 1024
        ).row)
      second += generator.integer(15...70)
    }
    incident.truth = [
      TruthRow(
        entity: Roster.analyst(3), day: day, kind: "account-takeover", isMalicious: true,
        note: "Anonymised sign-in from a new country at 03:00 and bulk reading of the portal")
    ]
    return incident
  }

  /// Somebody uses the build server's account in a browser, at a vendor that it never asked.
  private static func borrowedServiceAccount(
    _ span: SampleSpan, _ generator: inout SeededStream
  ) -> Incident {
    let day = span.day(week: 47, weekday: 4)
    let moments = (0..<27).map { 20 * 3600 + $0 * 95 + generator.integer(0...60) }
    return Incident(
      rows: moments.map { second in
        ProxyRequest(
          time: span.time(day, seconds: second, milliseconds: generator.integer(0...999)),
          source: "10.20.12.66", user: "svc-ci@corp.example", host: Site.mandiant.host,
          path: Site.mandiant.path(key: "", using: &generator), client: Client.chrome,
          bytesIn: generator.integer(10...60) * 1024
        ).row
      },
      truth: [
        TruthRow(
          entity: "svc-ci@corp.example", day: day, kind: "service-account-interactive",
          isMalicious: true,
          note: "A person reads Mandiant Advantage in a browser as the build server")
      ])
  }

  /// A script asks Shodan a little at a time for three days, to stay below any limit.
  private static func slowScript(
    _ span: SampleSpan, _ generator: inout SeededStream
  ) -> Incident {
    let days = [
      span.day(week: 46, weekday: 6), span.day(week: 47, weekday: 1),
      span.day(week: 47, weekday: 3),
    ]
    var incident = Incident()
    for day in days {
      for number in 0..<24 {
        let second = 7200 + number * 3100 + generator.integer(0...900)
        incident.rows.append(
          ProxyRequest(
            time: span.time(day, seconds: second, milliseconds: generator.integer(0...999)),
            source: "10.20.11.49", user: Roster.user(29), host: Site.shodanAPI.host,
            path: Site.shodanAPI.path(key: "EXAMPLE-c0ffee29", using: &generator),
            client: Client.pythonRequests
          ).row)
      }
      incident.truth.append(
        TruthRow(
          entity: Roster.user(29), day: day, kind: "slow-script", isMalicious: true,
          note: "A script asks Shodan once in about fifty minutes"))
    }
    return incident
  }
}
