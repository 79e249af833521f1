import Events
import Seeded

/// What every real log has besides its users: hosts without a name, and broken lines.
enum Irregularities {
  static func rows(span: SampleSpan, seed: UInt64) -> [LogRow] {
    var generator = SeededStream(seed: seed, "irregularities")
    return nameless(span, &generator) + malformed(span)
  }

  /// A shared terminal that asks nobody to sign in, about three times a week.
  private static func nameless(
    _ span: SampleSpan, _ generator: inout SeededStream
  ) -> [LogRow] {
    span.days.filter { _ in generator.chance(0.45) }.map { day in
      let site = generator.pick([Site.virusTotal, .talos, .ordinary[0], .ordinary[1]])
      return ProxyRequest(
        time: span.time(day, seconds: OfficeHours.second(using: &generator)),
        source: "10.40.0.\(generator.integer(5...7))", host: site.host,
        path: site.path(key: "", using: &generator), client: Client.edge
      ).row
    }
  }

  /// Three lines about a vendor that nobody can read: a header that ends early, a request
  /// without any time, and JSON that was cut.
  private static func malformed(_ span: SampleSpan) -> [LogRow] {
    let times = [(38, 2), (42, 4), (45, 3)].map { week, weekday in
      span.time(span.day(week: week, weekday: weekday), seconds: 11 * 3600 + 247)
    }
    let timeless = ProxyRequest(
      time: times[1], source: "10.20.3.5", user: Roster.analyst(2), host: Site.virusTotal.host,
      path: "/gui/home/search", client: Client.firefox)
    let signIn = SignIn(
      time: times[2], user: Roster.analyst(1), app: "VirusTotal", address: "203.0.113.20",
      client: Client.firefox)
    return [
      LogRow(
        time: times[0], source: .proxy, entity: "10.20.3.4",
        text: "<134>\(TimeText.syslog(times[0])) proxy-01 CEF:0|Example|www.virustotal.com"),
      LogRow(
        time: times[1], source: .proxy, entity: "10.20.3.5",
        text: timeless.cef(receiptTime: false)),
      LogRow(
        time: times[2], source: .signIns, entity: Roster.analyst(1),
        text: String(signIn.row.text.prefix(190))),
    ]
  }
}
