import Events
import Seeded

extension Person {
  /// What the person does on a day; nothing on a holiday, on a day off, or before being hired.
  func rows(
    on day: LocalDay, span: SampleSpan, using generator: inout SeededStream
  ) -> [LogRow] {
    guard isEmployed(on: day), !isAway(on: day) else { return [] }
    let isWorking = day.isWeekend ? generator.chance(0.08) : generator.chance(0.93)
    guard isWorking else { return [] }
    var rows = intelligence(on: day, span: span, using: &generator)
    rows += ordinaryTraffic(on: day, span: span, using: &generator)
    rows += signIns(on: day, span: span, using: &generator)
    return rows
  }

  /// Reading of TI sites: the daily work of an analyst, a rare curiosity of anybody else.
  private func intelligence(
    on day: LocalDay, span: SampleSpan, using generator: inout SeededStream
  ) -> [LogRow] {
    guard !sites.isEmpty else {
      guard generator.chance(0.008) else { return [] }
      let site = generator.pick([Site.virusTotal, .virusTotal, .talos, .pulsedive])
      let count = generator.integer(1...3)
      return OfficeHours.sittings(count: count, using: &generator).map {
        request(to: site, at: $0, on: day, span: span, using: &generator)
      }
    }
    let mean = meanRequests * weekdays[day.weekday - 1]
    let count = generator.count(mean: mean, dispersion: dispersion)
    return OfficeHours.sittings(count: count, using: &generator).map { second in
      let site = sites[generator.index(weights: sites.map(\.weight))].site
      return request(to: site, at: second, on: day, span: span, using: &generator)
    }
  }

  private func ordinaryTraffic(
    on day: LocalDay, span: SampleSpan, using generator: inout SeededStream
  ) -> [LogRow] {
    let count = generator.count(mean: 4, dispersion: 3)
    return (0..<count).map { _ in
      let second = OfficeHours.second(using: &generator)
      let site = generator.pick(Site.ordinary)
      return request(to: site, at: second, on: day, span: span, using: &generator)
    }
  }

  private func signIns(
    on day: LocalDay, span: SampleSpan, using generator: inout SeededStream
  ) -> [LogRow] {
    var opened = [generator.pick(["Corp Mail", "Corp Documents", "Example Payroll"])]
    opened += apps.filter { _ in generator.chance(0.55) }
    if generator.chance(0.5) { opened.append("Corp Mail") }
    return opened.flatMap { app in
      let second = OfficeHours.second(using: &generator)
      var signIn = SignIn(
        time: moment(second, on: day, span: span, using: &generator), user: user, app: app,
        address: egress, client: client)
      if let travel, travel.days.contains(day) {
        (signIn.place, signIn.address) = (travel.place, travel.address)
        signIn.network = "namedLocation"
      } else if egress == "203.0.113.40" {
        // The shared exit makes noise: some sign-ins through it look risky and are not.
        signIn.risk = ["none", "low", "medium"][generator.index(weights: [90, 7, 3])]
      }
      guard generator.chance(0.03) else { return [signIn.row] }
      var mistyped = signIn
      mistyped.time = signIn.time.advanced(bySeconds: -generator.integer(5...20))
      mistyped.result = "50126"
      mistyped.conditionalAccess = "notApplied"
      return [mistyped.row, signIn.row]
    }
  }

  /// One request of a browser at the desk.
  func request(
    to site: Site, at second: Int, on day: LocalDay, span: SampleSpan,
    using generator: inout SeededStream
  ) -> LogRow {
    ProxyRequest(
      time: moment(second, on: day, span: span, using: &generator), source: desk, user: user,
      host: site.host, path: site.path(key: "", using: &generator), client: client,
      bytesOut: generator.integer(3...9) * 100, bytesIn: generator.integer(1...60) * 1024
    ).row
  }

  private func moment(
    _ second: Int, on day: LocalDay, span: SampleSpan, using generator: inout SeededStream
  ) -> Timestamp {
    span.time(day, seconds: second, milliseconds: generator.integer(0...999))
  }
}
