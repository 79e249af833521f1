import ArgumentParser
import Events
import History
import Ingestion
import Pipeline
import Reporting

struct HuntCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hunt",
    abstract: "The weekly job: ingest what is given, score the week, write the report.",
    discussion: """
      A day is scored only with what came strictly before it. The default week is the last complete
      one before --now.

      EXAMPLES
        tidewatch hunt exports/ --store history.tidewatch --week 2026-W47 --output Reports
        tidewatch hunt --store history.tidewatch --since 2026-11-01 --until 2026-11-15
        tidewatch hunt --store history.tidewatch --lookback 7d --timezone Europe/Berlin
      """)

  @Argument(help: "Files, directories, or - for standard input, to ingest first.")
  var inputs: [String] = []

  @OptionGroup var spanOptions: SpanOptions

  @Option(help: ArgumentHelp("Where the reports go.", valueName: "dir"))
  var output = "Reports"

  @Flag(help: "Exit with 1 when there is an alert that nobody judged benign.")
  var failOnAlert = false

  @OptionGroup var places: PlaceOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var keyOption: KeyOption
  @OptionGroup var reading: InputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let reporter = RunReporter(global)
    let policies = try global.policies()
    let files = inputs.isEmpty ? [] : try InputDiscovery.inputs(for: inputs)
    let history =
      inputs.isEmpty
      ? try store.openToJudge(now: global.clock)
      : try HistoryStore(
        path: store.store, access: .create(key: try keyOption.bytes()), now: global.clock)
    var job = HuntJob(
      policies: policies, store: history, window: spanOptions.window(now: global.clock),
      clock: spanOptions.clock)
    job.geography = try places.geography()
    var rejectedShare = 0.0
    if !files.isEmpty {
      var own: [Rejection] = []
      var ingest = IngestJob(
        policies: policies, inputs: files, store: history,
        times: TimeParser(reference: global.clock), now: global.clock)
      ingest.inputFormat = reading.format?.format
      ingest.parsesEverything = reading.parseAll
      ingest.threads = reading.threadCount
      ingest.progress = reporter.progress
      ingest.onRejection = { rejection in
        reporter.rejection(rejection)
        // Records are kept by the store with their input; whole files are not.
        if rejection.location.line == nil { own.append(rejection) }
      }
      let summary = try ingest.run()
      reporter.close(summary)
      rejectedShare = summary.rejectedShare
      job.rejections = own
    }
    job.progress = reporter.judging
    let report = try job.report()
    reporter.clear()
    let paths = try ReportWriter.write(report, to: output)
    if !global.quiet {
      try StandardOutput.write(HuntSummary.text(of: report, paths: paths))
    }
    try reading.check(rejectedShare: rejectedShare)
    if failOnAlert, report.pressingAlerts > 0 { throw ExitStatus.attention }
  }
}
