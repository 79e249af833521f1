import ArgumentParser
import Detection
import Events
import Ingestion
import Pipeline
import Reporting

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Run the base rule alone, and print its hits with the rule's own columns.",
    discussion: """
      Without --lookback the whole of the input's time counts. Hits are sorted as the rule sorts,
      newest first, and spill to temporary files when they are many; --order input prints them as
      they are found.

      EXAMPLES
        tidewatch scan proxy.cef.gz signins.ndjson
        tidewatch scan exports/ --as table --lookback 7d --now 2026-11-23T06:00:00Z
        tidewatch scan exports/ --as csv --columns TimeGenerated,SourceUserName,RequestURL
        zcat proxy.cef.gz | tidewatch scan - --as csv > hits.csv
      """)

  @Argument(help: "Files, directories, or - for standard input.")
  var inputs: [String] = []

  @Option(
    name: .customLong("explain-format"),
    help: ArgumentHelp(
      "Say what a file is taken for and why, and do nothing else.", valueName: "file"))
  var explainedFile: String?

  @Option(name: .customLong("as"), help: "How hits are printed.")
  var layout = HitFormatName.ndjson

  @Option(
    help: ArgumentHelp(
      "Only these columns of hits, in this order, for ndjson and csv: SourceUserName,RequestURL;"
        + " ours are annotations.vendor and so on.", valueName: "names"),
    transform: ColumnList.columns)
  var columns: HitColumns?

  @Option(help: "rule (newest first) or input (as found).")
  var order = ScanJob.Order.rule

  @Option(help: ArgumentHelp("Only rows newer than this before --now: 7d, 36h.", valueName: "span"))
  var lookback: Lookback?

  @OptionGroup var reading: InputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if inputs.isEmpty, explainedFile == nil {
      throw ValidationError("Name the inputs: files, directories, or - for standard input.")
    }
    if columns != nil, layout == .table {
      throw ValidationError("--columns chooses among ndjson's and csv's; a table has its own.")
    }
  }

  func run() throws {
    if let explainedFile {
      let text = try FormatExplanation.text(of: explainedFile, policies: try global.policies())
      return try StandardOutput.write(text)
    }
    let reporter = RunReporter(global)
    let files = try InputDiscovery.inputs(for: inputs)
    let hitFormat = layout.format(
      columns: columns ?? .all, width: StandardOutput.width, usesColour: global.usesColor)
    var job = ScanJob(
      policies: try global.policies(), inputs: files, format: hitFormat,
      times: TimeParser(reference: global.clock))
    job.order = order
    job.inputFormat = reading.format?.format
    job.parsesEverything = reading.parseAll
    // Nobody is told of them otherwise.
    job.countsRecords = !global.quiet || reading.maxRejected != nil
    job.threads = reading.threadCount
    job.progress = reporter.progress
    job.onRejection = reporter.rejection
    if let lookback {
      job.window = RuleWindow(now: global.clock, lookback: lookback.seconds)
    } else {
      reporter.note("all of the input's time is searched; --lookback 7d is the rule's own window")
    }
    let summary = try job.run(output: StandardOutput.write)
    reporter.close(summary)
    try reading.check(rejectedShare: summary.rejectedShare)
  }
}
