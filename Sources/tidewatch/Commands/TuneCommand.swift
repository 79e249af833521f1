import ArgumentParser
import Events
import History
import Pipeline
import Policies
import Reporting

struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Try thresholds, weights and proposed models on the weeks that the history has.",
    discussion: """
      Each week is scored with what came before it alone. Nothing in Models/ changes but by --apply.

      EXAMPLES
        tidewatch tune --store history.tidewatch --budget 10/week
        tidewatch tune --store history.tidewatch --weeks 52 --propose proposal.yaml
        tidewatch tune --store history.tidewatch --propose proposal.yaml --apply
        tidewatch tune --store history.tidewatch --budget 10/week --apply
      """)

  @Option(help: ArgumentHelp("How many past weeks; Models/tuning.yaml by default.", valueName: "n"))
  var weeks: Int?

  @Option(
    help: ArgumentHelp(
      "The last week, such as 2026-W47; the last complete one before --now by default.",
      valueName: "week"))
  var week: ISOWeek?

  @Option(
    help: ArgumentHelp(
      "Findings that can be read in a week, 10/week; Models/tuning.yaml by default.",
      valueName: "number"))
  var budget: WeeklyBudget?

  @Option(
    help: ArgumentHelp("A YAML file with other values for keys of Models/.", valueName: "file"))
  var propose: String?

  @Flag(
    help:
      "Write the proposed values, or else the recommended threshold, into Models/, with dated comments."
  )
  var apply = false

  @Flag(
    inversion: .prefixedNo,
    help: "Rehearse the attacks of Models/procedures.yaml; the first time takes minutes.")
  var rehearsal = true

  @Option(help: ArgumentHelp("The zone of days and hours.", valueName: "zone"))
  var timezone = ZoneArgument.utc

  @Option(help: ArgumentHelp("Where the reports go.", valueName: "dir"))
  var output = "Reports"

  @OptionGroup var places: PlaceOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let weeks, !(1...520).contains(weeks) {
      throw ValidationError("--weeks is from 1 to 520.")
    }
  }

  func run() throws {
    let reporter = RunReporter(global)
    let policies = try global.policies()
    let proposal = try propose.map { path throws(TidewatchError) in
      let proposal = try Proposal(path: path)
      return (
        proposal: proposal,
        policies: try PolicyCheck.load(from: global.models, proposing: proposal)
      )
    }
    let clock = LocalClock(timeZone: timezone.timeZone)
    let history = try store.openToJudge(now: global.clock)
    var job = TuneJob(
      policies: policies, store: history, clock: clock,
      last: week ?? ISOWeek(containing: clock.day(of: global.clock)).advanced(by: -1))
    job.geography = try places.geography()
    job.proposal = proposal
    job.rehearses = rehearsal
    job.progress = reporter.judging
    job.rehearsing = reporter.rehearsing
    if let weeks { job.weeks = weeks }
    if let budget { job.budget = budget.findings }
    let report = try job.report()
    reporter.clear()
    let paths = try ReportWriter.write(report, to: output)
    if !global.quiet {
      try StandardOutput.write(
        TuneText.render(report) + "report: \(paths.joined(separator: ", "))\n")
    }
    if apply {
      guard let chosen = try proposal?.proposal ?? recommended(by: report) else {
        Diagnostics.error(
          (report.recommendation == nil
            ? "No threshold can be recommended" : "No threshold keeps to the budget")
            + ", so nothing was written into Models/.")
        throw ExitStatus.attention
      }
      try write(chosen, on: clock.day(of: global.clock))
    }
  }

  /// The recommended threshold as a proposal; `nil` where there is none.
  private func recommended(by report: TuneReport) throws(TidewatchError) -> Proposal? {
    guard let found = report.recommendation, found.keepsBudget else { return nil }
    return try Proposal(
      text: "scoring: {alert_score: \(Int(found.score))}", path: "the recommended threshold")
  }

  private func write(_ proposal: Proposal, on day: LocalDay) throws {
    let changes = try proposal.apply(to: global.models, on: day)
    guard !global.quiet else { return }
    try StandardOutput.write(
      changes.isEmpty
        ? "Models/ says so already; nothing was written.\n"
        : changes.map { "written: \(Escape.terminal($0))\n" }.joined())
  }
}
