import ArgumentParser
import Events
import History

struct TriageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "Say what findings were, so that what was judged stays judged.",
    discussion: """
      Verdicts are kept in a journal in the history: they are added and never changed. Where two are
      about the same day, the one given last counts, and both are kept. Later reports show them, fold
      repeats of what was benign, and learn from them; see Models/triage.yaml.

      VERDICTS
        malicious         harm; the day is kept out of every baseline for ever
        suspicious        may be harm; kept out until another verdict resolves it
        benign-expected   what the account is there for; baselines learn it, repeats are folded
        benign-one-off    harmless; repeats are folded
        unknown           looked at, and not to be decided

      EXAMPLES
        tidewatch triage next --store history.tidewatch --week 2026-W47
        tidewatch triage add F3ec8b01946fc2b3d --verdict malicious --store history.tidewatch
        tidewatch triage list --store history.tidewatch --week 2026-W47
        tidewatch triage export --store history.tidewatch > verdicts.ndjson
        tidewatch triage import verdicts.ndjson --store history.tidewatch
      """,
    subcommands: [Next.self, Add.self, List.self, Show.self, Export.self, Import.self])

  /// Adds entries to the journal of a store, which is open for no longer than that, so that an analyst at
  /// work keeps no other out.
  ///
  /// - Returns: how many were new.
  static func append(
    _ entries: [TriageEntry], to path: String, now: Timestamp
  ) throws(TidewatchError) -> Int {
    try HistoryStore(path: path, access: .existing, now: now).append(entries)
  }
}
