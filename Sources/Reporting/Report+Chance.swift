extension Report {
  /// How many of a report's alerts chance alone would bring.
  ///
  /// The alert line is a return period in the organisation's own past. Had nothing at all happened that
  /// the past did not have, so many days of the window would still be at or above it. The past may hold
  /// attacks, so this is rather too many than too few.
  package struct Chance: Hashable, Sendable {
    /// The window's length by the alert line's return period.
    package var alerts: Double
    /// The part of the alerts that may be chance, 0 to 1; `nil` without an alert.
    package var share: Double?

    /// - Parameters:
    ///   - days: of the window.
    ///   - alertWeeks: between two days at the alert line.
    ///   - alerts: that the report has.
    package init(days: Int, alertWeeks: Double, alerts observed: Int) {
      alerts = Double(days) / 7 / alertWeeks
      share = observed > 0 ? min(1, alerts / Double(observed)) : nil
    }

    /// `1 alert is`, `0.19 alerts are`.
    package var words: String {
      let figure = Rarity.figure(alerts)
      return figure == "1" ? "1 alert is" : "\(figure) alerts are"
    }
  }
}
