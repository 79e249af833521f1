import Events
import Seeded

/// A fictional organisation: everything that its two logs hold in 14 weeks, and what is true.
///
///     let organisation = try Organisation(seed: 47)
///     organisation.rows.first?.text   // "<134>Aug 17 00:…"
package struct Organisation: Sendable {
  package let span: SampleSpan
  /// All rows, ascending, each once.
  package let rows: [LogRow]
  /// Attacks and decoys, ascending.
  package let truth: [TruthRow]

  /// - Parameter seed: the same seed gives the same organisation, byte for byte.
  /// - Throws: `io` when the machine has no time-zone database.
  package init(seed: UInt64) throws(TidewatchError) {
    let span = try SampleSpan()
    let roster = Roster(span: span)
    var rows = Irregularities.rows(span: span, seed: seed)
    for person in roster.analysts + roster.users {
      var generator = SeededStream(seed: seed, person.user)
      rows += span.days.flatMap { person.rows(on: $0, span: span, using: &generator) }
    }
    for automation in roster.automations {
      var generator = SeededStream(seed: seed, automation.user)
      rows += span.days.flatMap { automation.rows(on: $0, span: span, using: &generator) }
    }
    let incidents =
      Incident.attacks(span: span, seed: seed)
      + Incident.decoys(span: span, roster: roster, seed: seed)
    rows += incidents.flatMap(\.rows)
    self.span = span
    self.rows = rows.filter { span.window.contains($0.time) }.sorted()
    self.truth = incidents.flatMap(\.truth).sorted()
  }
}
