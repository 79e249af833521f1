import ArgumentParser
import Events
import History
import Pipeline
import Reporting

extension TriageCommand {
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Give a verdict about findings, or about an entity in a period.",
      discussion: """
        A finding is scored again, as hunt does, so that its verdict takes with it what it rested on;
        --timezone and --geoip must be those of the report. A period of several days is not a finding:
        it teaches baselines, and folds nothing.

        EXAMPLES
          tidewatch triage add F3ec8b01946fc2b3d --verdict benign-one-off --note "red team, CHG-4711" \\
            --store history.tidewatch
          tidewatch triage add --entity bob@corp.example --from 2026-11-09 --until 2026-11-13 \\
            --verdict malicious --analyst alice --store history.tidewatch
        """)

    @Argument(help: ArgumentHelp("Ids of findings, as reports show them.", valueName: "finding-id"))
    var ids: [String] = []

    @Option(help: ArgumentHelp("An entity as reports name it, with --from.", valueName: "name"))
    var entity: String?

    @Option(help: ArgumentHelp("The first local day.", valueName: "day"))
    var from: LocalDay?

    @Option(help: ArgumentHelp("The last local day; the first without it.", valueName: "day"))
    var until: LocalDay?

    @Option(help: "What it was.")
    var verdict: TriageVerdict

    @Option(help: ArgumentHelp("Why, in a sentence.", valueName: "text"))
    var note = ""

    @Option(help: ArgumentHelp("The zone of days and hours, as in the report.", valueName: "zone"))
    var timezone = ZoneArgument.utc

    @OptionGroup var analystOption: AnalystOption
    @OptionGroup var places: PlaceOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if ids.isEmpty == (entity == nil) {
        throw ValidationError("Name findings by their ids, or an --entity with --from.")
      }
      if (entity == nil) != (from == nil) || (until != nil && from == nil) {
        throw ValidationError("--entity and --from belong together; --until goes with them.")
      }
      if let from, let until, until < from {
        throw ValidationError("--until \(until) lies before --from \(from).")
      }
    }

    func run() throws {
      let analyst = try analystOption.name()
      let entries = try subjects().map { subject in
        TriageEntry(
          entity: subject.account, days: subject.days, verdict: verdict, note: note,
          analyst: analyst, time: global.clock, basis: subject.finding.map(TriageBasis.init))
      }
      if let objection = entries.lazy.compactMap(\.objection).first {
        throw TidewatchError(.usage, "The verdict \(objection); shorten it.")
      }
      let new = try TriageCommand.append(entries, to: store.store, now: global.clock)
      guard !global.quiet else { return }
      try StandardOutput.write(TriageText.table(of: entries, width: StandardOutput.width))
      if new < entries.count {
        Diagnostics.note("\(Figures.count(entries.count - new)) of them were there already")
      }
    }

    /// The store is closed when they are found, as the journal is then written to.
    private func subjects() throws -> [(
      account: String, days: ClosedRange<LocalDay>, finding: Finding?
    )] {
      let job = TriageJob(
        policies: try global.policies(),
        store: try store.openToJudge(now: global.clock),
        clock: LocalClock(timeZone: timezone.timeZone), geography: try places.geography())
      if let entity, let from {
        let days = from...(until ?? from)
        let subject = try job.subject(named: entity, on: days)
        return [(subject.account, days, subject.finding)]
      }
      return try job.findings(withIDs: ids).map { ($0.entity.id, $0.day...$0.day, $0) }
    }
  }
}
