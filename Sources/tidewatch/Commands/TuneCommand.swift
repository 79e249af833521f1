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

  @Flag(help: "Write the proposed values into Models/, each with a dated comment.")
  var apply = false

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
    if apply, propose == nil { throw ValidationError("--apply needs --propose.") }
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
    job.progress = reporter.judging
    if let weeks { job.weeks = weeks }
    if let budget { job.budget = budget.findings }
    let report = try job.report()
    reporter.clear()
    let paths = try ReportWriter.write(report, to: output)
    if !global.quiet {
      try StandardOutput.write(
        TuneText.render(report) + "report: \(paths.joined(separator: ", "))\n")
    }
  }
}
