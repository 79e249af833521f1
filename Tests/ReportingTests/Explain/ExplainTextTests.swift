import Events
import Testing

@testable import Reporting

@Suite("Explanation of an entity")
struct ExplainTextTests {
  private func profile() throws -> EntityProfile {
    var hours = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 7)
    for weekday in 0..<5 {
      for hour in 8..<18 { hours[weekday][hour] = (hour - 7) * (weekday + 1) % 17 }
    }
    hours[6][3] = 1
    let last = try Sample.day("2026-11-17")
    let sources = (0..<12).map {
      EntityProfile.Share(name: "10.1.2.\($0)", events: 1300 - $0, days: 40 - $0, last: last)
    }
    return EntityProfile(
      entity: Sample.alice, firstSeen: try Sample.day("2026-09-21"),
      from: try Sample.day("2026-08-26"), until: last, exposureDays: 58, activeDays: 41,
      events: 1860, hits: 1790, dailyMean: 3.2069, dailyDeviation: 2.91,
      weekdayMeans: [4.5, 3.25, 6, 5.1, 2, 0, nil], hoursOfWeek: hours,
      vendors: [
        .init(name: "recorded-future", events: 1700, days: 41, last: last),
        .init(name: "shodan", events: 160, days: 3, last: try Sample.day("2026-10-02")),
      ],
      countries: [.init(name: "DE", events: 80, days: 40, last: last)],
      clients: [.init(name: "browser", events: 1860, days: 41, last: last)], sources: sources)
  }

  @Test("What is normal, and a day with all its numbers")
  func full() throws {
    let text = ExplainText(
      options: .init(width: 80), vendorNames: ["recorded-future": "Recorded Future"]
    ).render(try profile(), role: Sample.analyst, finding: try Sample.finding())
    try Snapshot("Explain/alice.txt").expect(text)
  }

  @Test("The same in ASCII, for an entity that has just appeared")
  func ascii() throws {
    var profile = try profile()
    profile.dailyMean = nil
    profile.dailyDeviation = nil
    profile.countries = []
    profile.sources = []
    var finding = try Sample.finding()
    finding.isAlert = false
    finding.learning = .init(daysKnown: 1, daysNeeded: 28)
    let text = ExplainText(options: .init(width: 60, isASCII: true))
      .render(profile, finding: finding)
    try Snapshot("Explain/new-entity.txt").expect(text)
    let drawing = text.split(separator: "\n").filter { !$0.contains("normal is") }
    #expect(drawing.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test("Text from a log is shown and not obeyed", arguments: Attack.all)
  func attacks(attack: String) throws {
    var profile = try profile()
    profile.entity.id = attack
    for list in [
      \EntityProfile.vendors, \EntityProfile.countries, \EntityProfile.clients,
      \EntityProfile.sources,
    ] {
      profile[keyPath: list][0].name = attack
    }
    var finding = try Sample.finding()
    finding.signals[0].explanation = attack
    finding.signals[0].observed = .text(attack)
    let explain = ExplainText(options: .init(width: 80))
    let model = explain.render(try self.profile(), finding: try Sample.finding())
    let text = explain.render(profile, finding: finding)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !Escape.isHidden($0) })
    #expect(text.split(separator: "\n").count == model.split(separator: "\n").count)
  }

  @Test("Colour changes no text")
  func colour() throws {
    let plain = ExplainText(options: .init()).render(try profile())
    let coloured = ExplainText(options: .init(usesColour: true)).render(try profile())
    #expect(coloured.contains("\u{1B}[1m"))
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }
}

@Suite("Heat scale")
struct HeatScaleTests {
  @Test("The legend names exactly the counts that have each shade", arguments: 0...40)
  func legend(most: Int) {
    let scale = HeatScale(most: most, isASCII: true)
    var shades: [String: [Int]] = [:]
    for count in (0...most).dropFirst() {
      shades[scale.symbol(for: count), default: []].append(count)
    }
    let parts = [".", ":", "*", "#"].compactMap { symbol -> String? in
      guard let counts = shades[symbol], let first = counts.first, let last = counts.last
      else { return nil }
      return first == last ? "\(symbol) \(first)" : "\(symbol) \(first)-\(last)"
    }
    #expect(scale.legend == (["blank 0"] + parts).joined(separator: ", "))
    #expect(scale.symbol(for: 0) == " ")
    #expect(most == 0 || scale.symbol(for: most) == "#")
  }
}
