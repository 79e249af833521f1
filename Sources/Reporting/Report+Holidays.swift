import Events

extension Report {
  /// A holiday of the window.
  package struct Holiday: Hashable, Sendable {
    /// Those of its days that are in the window.
    package var days: ClosedRange<LocalDay>
    package var name: String
    /// The clocks of those whom it concerns; empty for everybody.
    package var timeZones: [String]
    /// Those who were looked at and rest on it.
    package var entities: Int

    package init(
      days: ClosedRange<LocalDay>, name: String, timeZones: [String], entities: Int
    ) {
      self.days = days
      self.name = name
      self.timeZones = timeZones
      self.entities = entities
    }

    /// `Fri 2026-12-25`, `Mon 2026-12-28 to Thu 2026-12-31`.
    var span: String {
      days.lowerBound == days.upperBound
        ? days.lowerBound.titled : "\(days.lowerBound.titled) to \(days.upperBound.titled)"
    }

    /// `12 known entities`, `nobody here`: a clock that nobody has is soon mistyped.
    var concerned: String {
      entities == 0 ? "nobody here" : Phrase.count(entities, "known entity", "known entities")
    }

    /// `for everybody`, `for those on the clocks of Europe/Berlin and Europe/Vienna`.
    var whom: String {
      guard let last = timeZones.last else { return "for everybody" }
      let others = timeZones.dropLast().joined(separator: ", ")
      return
        (timeZones.count == 1
        ? "for those on the clock of " : "for those on the clocks of \(others) and ")
        + last
    }
  }
}
