import ArgumentParser
import Events
import History
import Pipeline
import Reporting

extension TriageCommand {
  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "next",
      abstract: "Walk over the findings that nobody has judged, the most surprising first.",
      discussion: """
        Shows each finding and asks for a line: m malicious, s suspicious, e benign and expected, o benign
        and one-off, u unknown, each with a note behind it if you like; n note, k skip, q quit, ? help.
        A verdict is stored before the next finding is shown. Works over ssh, and from a script.

        EXAMPLES
          tidewatch triage next --store history.tidewatch --week 2026-W47 --timezone Europe/Berlin
          printf 'e quarterly report\\nk\\nq\\n' | tidewatch triage next --store history.tidewatch
        """)

    @OptionGroup var spanOptions: SpanOptions

    @Flag(help: "Only alerts.")
    var alerts = false

    @OptionGroup var analystOption: AnalystOption
    @OptionGroup var places: PlaceOptions
    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let analyst = try analystOption.name()
      let reporter = RunReporter(global)
      let report = try self.report(reporter.judging)
      reporter.clear()
      let findings = report.findings.filter { $0.isOpen && ($0.finding.isAlert || !alerts) }
      guard !findings.isEmpty else {
        return try StandardOutput.write(
          "\(report.window.name): no open \(alerts ? "alert" : "finding")\n")
      }
      let card = FindingCard(
        of: report, width: StandardOutput.width, usesColour: global.usesColor)
      let path = store.store
      let session = TriageSession(
        analyst: analyst, now: { global.clock }, read: { readLine() },
        write: StandardOutput.write,
        record: { (entry) throws(TidewatchError) in
          _ = try TriageCommand.append([entry], to: path, now: entry.time)
        }, card: card.text)
      try session.run(findings)
    }

    /// The store is closed when the report is made.
    private func report(
      _ progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
    ) throws -> Report {
      var job = HuntJob(
        policies: try global.policies(),
        store: try store.openToJudge(now: global.clock),
        window: spanOptions.window(now: global.clock), clock: spanOptions.clock)
      job.geography = try places.geography()
      job.progress = progress
      return try job.report()
    }
  }
}
