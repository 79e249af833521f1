import Events

/// `Models/reading.yaml`: how far an input is trusted before it is refused.
package struct ReadingPolicy: Hashable, Sendable, Encodable {
  /// What decompression may come to.
  package struct Expansion: Hashable, Sendable, Encodable {
    /// Bytes out for each byte on disk.
    package var maxRatio: Double
    /// Bytes out of one file, all members of an archive together.
    package var maxBytes: Int
    /// Files inside one archive.
    package var maxMembers: Int
    /// Wrappings inside wrappings.
    package var maxNesting: Int

    package init(maxRatio: Double, maxBytes: Int, maxMembers: Int, maxNesting: Int) {
      self.maxRatio = maxRatio
      self.maxBytes = maxBytes
      self.maxMembers = maxMembers
      self.maxNesting = maxNesting
    }
  }

  /// Whose log rows are remembered as context.
  package enum Context: String, Hashable, Sendable, Encodable, CaseIterable {
    case none
    /// Successful sign-ins of everybody.
    case signIns = "sign-ins"
    /// Also the traffic of accounts with an access to a TI vendor in the same log.
    case all
  }

  package var expansion: Expansion
  package var context: Context
  /// Hours that an event may lie after the run that ingests it.
  package var maxHoursAhead: Int
  /// Days that an event may lie before the run that ingests it.
  package var maxDaysOld: Int

  /// The times that a run believes.
  package func plausibleTimes(at now: Timestamp) -> TimeWindow {
    TimeWindow(
      start: now.advanced(bySeconds: -maxDaysOld * 86_400),
      end: now.advanced(bySeconds: maxHoursAhead * 3600))
  }

  package init(
    expansion: Expansion, maxHoursAhead: Int, maxDaysOld: Int, context: Context
  ) {
    self.context = context
    self.expansion = expansion
    self.maxHoursAhead = maxHoursAhead
    self.maxDaysOld = maxDaysOld
  }
}
