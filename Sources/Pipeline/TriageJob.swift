import Events
import History
import Places
import Policies
import Reporting

/// `tidewatch triage`: finds what a verdict is to be about.
///
/// A verdict about a finding takes with it what the finding rested on, so the finding's day is scored as
/// `hunt` does.
package struct TriageJob {
  package var policies: PolicySet
  package var store: HistoryStore
  package var clock: LocalClock
  /// The countries of public addresses; `nil` without such a database.
  package var geography: GeoDatabase?

  package init(
    policies: PolicySet, store: HistoryStore, clock: LocalClock, geography: GeoDatabase? = nil
  ) {
    self.policies = policies
    self.store = store
    self.clock = clock
    self.geography = geography
  }

  /// The findings that have some ids, in the order of the ids.
  ///
  /// - Throws: `.usage` when one of them is not there.
  package func findings(withIDs ids: [String]) throws(TidewatchError) -> [Finding] {
    for id in ids where !Self.isID(id) {
      throw TidewatchError(
        .usage,
        "'\(id)' is no id of a finding: F and 16 digits of 0-9a-f, as reports show them.")
    }
    let places = try places(of: ids)
    let weeks = Dictionary(grouping: places.values.map(\.day)) { ISOWeek(containing: $0) }
    var found: [String: Finding] = [:]
    for (_, days) in weeks.sorted(by: { $0.key < $1.key }) {
      guard let first = days.min(), let last = days.max() else { continue }
      for finding in try findings(on: first...last) { found[finding.id] = finding }
    }
    var findings: [Finding] = []
    for id in ids {
      guard let finding = found[id] else { throw missing(id, at: places[id]) }
      findings.append(finding)
    }
    return findings
  }

  /// What a verdict about an entity in a period is about: the account, and its finding where it is a
  /// single day with one.
  ///
  /// - Parameter name: any name of the entity.
  /// - Throws: `.usage` when the history does not know the entity, or it did nothing in that time.
  package func subject(
    named name: String, on days: ClosedRange<LocalDay>
  ) throws(TidewatchError) -> (account: String, finding: Finding?) {
    let actors = try self.actors()
    let account = actors.joins.account(of: name)
    guard actors.accounts.contains(account) else { throw try store.unknownEntity(name) }
    let span = clock.window(from: days.lowerBound, through: days.upperBound).widened
    guard let actor = try actors.actor(named: account, during: span), !actor.events.isEmpty else {
      throw TidewatchError(
        .usage,
        "This entity did nothing at TI vendors from \(days.lowerBound) to \(days.upperBound), so"
          + " there is nothing to judge. Check the days.")
    }
    guard days.lowerBound == days.upperBound else { return (account, nil) }
    return (account, try findings(on: days).first { $0.entity.id == account })
  }

  private func findings(on days: ClosedRange<LocalDay>) throws(TidewatchError) -> [Finding] {
    let window = Report.Window(from: days.lowerBound, through: days.upperBound, clock: clock)
    var job = HuntJob(policies: policies, store: store, window: window, clock: clock)
    job.geography = geography
    return try job.report().findings.map(\.finding)
  }

  private func places(
    of ids: [String]
  ) throws(TidewatchError) -> [String: (entity: String, day: LocalDay)] {
    let figures = try store.statistics()
    guard let first = figures.firstEvent, let last = figures.lastEvent else { return [:] }
    // A day more on either side, as each account has its own clock.
    let days =
      clock.day(of: first).advanced(by: -1)...clock.day(of: last).advanced(by: 1)
    return Finding.places(of: ids, among: try actors().accounts.sorted(), on: days)
  }

  private func actors() throws(TidewatchError) -> ActorStream {
    try ActorStream(
      store: store, policies: policies, geography: geography, before: Timestamp(ticks: .max))
  }

  private func missing(
    _ id: String, at place: (entity: String, day: LocalDay)?
  ) -> TidewatchError {
    guard let place else {
      return TidewatchError(
        .usage,
        "There is no finding \(id) in this history. Take the id from a report that was made from it."
      )
    }
    return TidewatchError(
      .usage,
      "There is no finding \(id): on \(place.day), days of \(clock.timeZone.identifier), the entity"
        + " has no hit of the base rule. Give the report's own --timezone, and check the id.")
  }

  private static func isID(_ text: String) -> Bool {
    text.utf8.count == 17 && text.hasPrefix("F")
      && text.utf8.dropFirst().allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      }
  }
}
