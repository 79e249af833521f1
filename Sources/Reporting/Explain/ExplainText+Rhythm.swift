import Events

/// When an entity works: weekday bars and the map of the week's hours.
extension ExplainText {
  private static let barWidth = 30

  /// The mean of each weekday as a bar; the longest bar is the busiest weekday.
  func weekdays(of profile: EntityProfile) -> [String] {
    let most = profile.weekdayMeans.compactMap { $0 }.max() ?? 0
    let rows = zip(LocalDay.weekdays, profile.weekdayMeans).map { name, mean in
      guard let mean else { return "  \(name)  not seen yet" }
      let length = most > 0 ? Int((mean / most * Double(Self.barWidth)).rounded()) : 0
      let bar = String(repeating: options.isASCII ? "#" : "█", count: length)
      let figure = TerminalLayout.rightAligned(Phrase.decimal(mean, places: 1), to: 8)
      return "  \(name)\(figure)  \(bar)".trimmingTrailingSpaces
    }
    return [heading("Events by weekday (mean)")] + rows
  }

  /// Seven rows of 24 cells, two columns each, with a legend.
  func hours(of profile: EntityProfile) -> [String] {
    let scale = HeatScale(
      most: profile.hoursOfWeek.joined().max() ?? 0, isASCII: options.isASCII)
    let ruler = stride(from: 0, to: 24, by: 3)
      .map { TerminalLayout.padded($0 < 10 ? "0\($0)" : "\($0)", to: 6) }.joined()
    let rows = zip(LocalDay.weekdays, profile.hoursOfWeek).map { name, hours in
      let cells = hours.map { String(repeating: scale.symbol(for: $0), count: 2) }.joined()
      return "  \(name)  \(cells)".trimmingTrailingSpaces
    }
    let title = heading("Hours of the week (events, local time)")
    return [title, "       \(ruler)".trimmingTrailingSpaces] + rows + ["       \(scale.legend)"]
  }
}

/// Five shades for counts from 0 to the greatest, in equal steps.
struct HeatScale {
  private let most: Int
  private let symbols: [String]

  init(most: Int, isASCII: Bool) {
    self.most = most
    symbols = isASCII ? [" ", ".", ":", "*", "#"] : [" ", "░", "▒", "▓", "█"]
  }

  /// The shade of a count; only 0 is blank.
  func symbol(for count: Int) -> String {
    symbols[shade(of: count)]
  }

  /// `blank 0 · ░ 1–3 · ▒ 4–6 · …`, without shades that no count can have.
  var legend: String {
    let ranges = (1..<symbols.count).compactMap { shade -> String? in
      let counts = (first(of: shade)..<first(of: shade + 1))
      guard let last = counts.last else { return nil }
      let span = counts.count == 1 ? "\(last)" : "\(counts.lowerBound)-\(last)"
      return "\(symbols[shade]) \(span)"
    }
    return (["blank 0"] + ranges).joined(separator: ", ")
  }

  private var steps: Int { symbols.count - 1 }

  private func shade(of count: Int) -> Int {
    count > 0 && most > 0 ? min(steps, (count * steps + most - 1) / most) : 0
  }

  /// The smallest count of a shade: one more than the greatest of the shade below.
  private func first(of shade: Int) -> Int { most * (shade - 1) / steps + 1 }
}
