import Events

/// Everybody who appears in the sample.
struct Roster {
  let analysts: [Person]
  let users: [Person]
  let automations: [Automation]

  init(span: SampleSpan) {
    self.analysts = Self.analysts(span)
    self.users = (1...40).map { number in
      Person(
        user: Self.user(number), desk: "10.20.\(10 + number % 4).\(20 + number)",
        egress: Self.egress(number), client: Client.browsers[number % 3])
    }
    self.automations = [
      Automation(
        user: "svc-soar@corp.example", source: "10.30.1.10", client: Client.pythonRequests,
        sites: [.virusTotalAPI, .recordedFutureAPI, .greyNoiseAPI], key: "EXAMPLE-SOAR",
        period: 2700, hours: 0..<86_400),
      Automation(
        user: "svc-tip-feed@corp.example", source: "10.30.1.11", client: Client.goClient,
        sites: [.urlhausFeed, .threatFoxFeed, .otxAPI], key: "EXAMPLE-TIP",
        period: 3600, hours: 0..<86_400),
      Automation(
        user: "svc-ci@corp.example", source: "10.30.1.12", client: Client.curl,
        sites: [.virusTotalAPI], key: "EXAMPLE-CI",
        period: 900, hours: 3600..<9000),
    ]
  }

  static func analyst(_ number: Int) -> String {
    "analyst\(TimeText.padded(number, 2))@corp.example"
  }

  static func user(_ number: Int) -> String { "user\(TimeText.padded(number, 2))@corp.example" }

  /// The office has two exits; the second shares its address with strangers of some ill repute.
  static func egress(_ number: Int) -> String {
    number % 4 == 0 ? "203.0.113.40" : "203.0.113.20"
  }

  /// The ISO week in which each analyst is on holiday; the seventh is back for the last week.
  private static let holidays = [35, 37, 34, 39, 41, 43, 46, 40, 0]

  private static func analysts(_ span: SampleSpan) -> [Person] {
    let teams: [(sites: [(Site, Double)], apps: [String])] = [
      (
        [(.recordedFuture, 5), (.virusTotal, 4), (.talos, 1)],
        ["Recorded Future", "VirusTotal"]
      ),
      (
        [(.falcon, 6), (.virusTotal, 3), (.mandiant, 2), (.pulsedive, 0.4)],
        ["CrowdStrike Falcon", "Mandiant Advantage"]
      ),
      (
        [(.threatConnect, 3), (.anomali, 3), (.recordedFuture, 3), (.otx, 1)],
        ["Recorded Future", "ThreatConnect", "Anomali ThreatStream"]
      ),
      (
        [(.shodan, 3), (.greyNoise, 2), (.virusTotal, 4), (.xForce, 2)],
        ["Shodan", "IBM X-Force Exchange", "VirusTotal"]
      ),
    ]
    return (1...9).map { number in
      let team = teams[(number - 1) % teams.count]
      var person = Person(
        user: analyst(number), desk: "10.20.3.\(number + 3)", egress: egress(number),
        client: Client.browsers[number % 3], sites: team.sites.map { (site: $0.0, weight: $0.1) },
        apps: team.apps, meanRequests: 8 + Double(number * 5 % 9) * 2.5,
        dispersion: 2 + number % 3)
      if holidays[number - 1] > 0 {
        let monday = span.day(week: holidays[number - 1], weekday: 1)
        person.away = monday...monday.advanced(by: 6)
      }
      if number == 2 {
        let monday = span.day(week: 45, weekday: 1)
        let vienna = SignIn.Place(city: "Vienna", countryOrRegion: "AT")
        person.travel = (monday...monday.advanced(by: 3), vienna, "198.51.100.77")
      }
      if number == 9 { person.hired = span.day(week: 44, weekday: 1) }
      return person
    }
  }
}
