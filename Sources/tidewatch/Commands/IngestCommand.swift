import ArgumentParser
import Events
import History
import Ingestion
import Pipeline

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read logs into the history; reading the same rows again adds nothing.",
    discussion: """
      EXAMPLES
        tidewatch ingest exports/2026-W47 --store history.tidewatch
        zcat proxy.cef.gz | tidewatch ingest - --store history.tidewatch
      """)

  @Argument(help: "Files, directories, or - for standard input.")
  var inputs: [String]

  @OptionGroup var store: StoreOption
  @OptionGroup var keyOption: KeyOption
  @OptionGroup var reading: InputOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let reporter = RunReporter(global)
    let files = try InputDiscovery.inputs(for: inputs)
    let policies = try global.policies()
    let history = try HistoryStore(
      path: store.store, access: .create(key: try keyOption.bytes()), now: global.clock)
    var job = IngestJob(
      policies: policies, inputs: files, store: history,
      times: TimeParser(reference: global.clock), now: global.clock)
    job.inputFormat = reading.format?.format
    job.parsesEverything = reading.parseAll
    job.threads = reading.threadCount
    job.progress = reporter.progress
    job.onRejection = reporter.rejection
    let summary = try job.run()
    reporter.close(summary)
    try reading.check(rejectedShare: summary.rejectedShare)
  }
}
