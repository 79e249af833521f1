import Events

/// What is normal for one entity, and why a day scored as it did, for `tidewatch explain`.
package struct ExplainText: Sendable {
  /// How the text is drawn.
  package struct Options: Hashable, Sendable {
    /// Columns of the terminal; at least 60 are used.
    package var width: Int
    package var usesColour: Bool
    /// Whether only ASCII may be used for bars and the heat map.
    package var isASCII: Bool

    package init(width: Int = 100, usesColour: Bool = false, isASCII: Bool = false) {
      self.width = max(60, width)
      self.usesColour = usesColour
      self.isASCII = isASCII
    }
  }

  /// Rows of each table of vendors, countries, clients and sources.
  static let tableRows = 10

  let options: Options
  private let vendorNames: [String: String]

  /// - Parameter vendorNames: Names for people by vendor id; an id without one is shown itself.
  package init(options: Options = Options(), vendorNames: [String: String] = [:]) {
    self.options = options
    self.vendorNames = vendorNames
  }

  /// The whole text, ending in a line break.
  ///
  /// - Parameter finding: A day to explain with every number of every signal.
  package func render(
    _ profile: EntityProfile, role: EntityRole = .unknown, finding: Finding? = nil
  ) -> String {
    var sections = [
      overview(of: profile), traits(of: role), weekdays(of: profile), hours(of: profile),
    ]
    sections.append(shares(profile.vendors, titled: "Vendors") { vendorNames[$0] ?? $0 })
    sections.append(shares(profile.countries, titled: "Countries") { $0 })
    sections.append(shares(profile.clients, titled: "Clients") { $0 })
    sections.append(shares(profile.sources, titled: "Sources") { $0 })
    if let finding { sections.append(explanation(of: finding)) }
    let lines = sections.filter { !$0.isEmpty }.joined(separator: [""])
    return lines.joined(separator: "\n") + "\n"
  }

  private func overview(of profile: EntityProfile) -> [String] {
    var facts = [
      ("kind", profile.entity.kind.title),
      ("looked at", "\(profile.from) to \(profile.until)"),
      ("first seen", "\(profile.firstSeen)"),
      (
        "active",
        "\(Phrase.count(profile.activeDays)) of \(Phrase.count(profile.exposureDays, "day"))"
      ),
      (
        "events",
        "\(Phrase.count(profile.events)), \(Phrase.count(profile.hits)) of them base-rule hits"
      ),
    ]
    if let mean = profile.dailyMean, let deviation = profile.dailyDeviation {
      let figures = [mean, deviation].map { Phrase.decimal($0, places: 1) }
      facts.append(("a normal day", "\(figures[0]) \(plusMinus) \(figures[1]) events"))
    } else {
      facts.append(("a normal day", "not known yet; fewer than two days"))
    }
    if let holidays = Self.holidays(profile.holidays, columns: options.width - 16) {
      facts.append(("holidays", holidays))
    }
    if let ordinary = profile.ordinary {
      facts.append(("ordinary work", Self.ordinaryWork(ordinary, isASCII: options.isASCII)))
    }
    let title = heading(Escape.terminal(profile.entity.id, columns: options.width))
    return [title] + facts.map { "  \(TerminalLayout.padded($0.0, to: 14))\($0.1)" }
  }

  private func shares(
    _ shares: [EntityProfile.Share], titled title: String, name: (String) -> String
  ) -> [String] {
    guard !shares.isEmpty else { return [] }
    let nameWidth = options.width - 38
    let columns = "\(TerminalLayout.padded(title, to: nameWidth + 2))  events    days  last seen"
    var lines = [heading(columns)]
    for share in shares.prefix(Self.tableRows) {
      let shown = Escape.terminal(name(share.name), columns: nameWidth)
      lines.append(
        "  \(TerminalLayout.padded(shown, to: nameWidth))"
          + TerminalLayout.rightAligned(Phrase.count(share.events), to: 8)
          + TerminalLayout.rightAligned(Phrase.count(share.days), to: 8) + "  \(share.last)")
    }
    let more = shares.count - Self.tableRows
    return more > 0 ? lines + ["  and \(Phrase.count(more)) more"] : lines
  }

  func heading(_ text: String) -> String {
    TerminalLayout.styled(text, options.usesColour ? .bold : nil)
  }

  private var plusMinus: String { options.isASCII ? "+/-" : "±" }
}
