import ArgumentParser
import Events
import History
import Pipeline
import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what is normal for one entity, and why a day scored as it did.",
    discussion: """
      EXAMPLES
        tidewatch explain analyst01@corp.example --store history.tidewatch
        tidewatch explain host:10.1.2.3 --store history.tidewatch --day 2026-11-18
      """)

  @Argument(help: "The entity as reports name it.")
  var entity: String

  @Option(help: ArgumentHelp("A day to explain with every signal's numbers.", valueName: "day"))
  var day: LocalDay?

  @Option(help: ArgumentHelp("The zone of days and hours.", valueName: "zone"))
  var timezone = ZoneArgument.utc

  @Flag(help: "Draw the heat map with ASCII characters only.")
  var ascii = false

  @OptionGroup var places: PlaceOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let policies = try global.policies()
    let history =
      day == nil
      ? try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      : try store.openToJudge(now: global.clock)
    var job = ExplainJob(
      policies: policies, store: history, clock: LocalClock(timeZone: timezone.timeZone))
    job.geography = try places.geography()
    let explanation = try job.explain(entity, day: day)
    let options = ExplainText.Options(
      width: StandardOutput.width, usesColour: global.usesColor, isASCII: ascii)
    let text = ExplainText(options: options, vendorNames: policies.vendors.namesByID)
      .render(
        explanation.profile, role: explanation.role, finding: explanation.finding)
    try StandardOutput.write(text)
    guard let day, explanation.finding == nil else { return }
    try StandardOutput.write(
      explanation.excepted.map { "\n" + ExplainText.hidden($0) + "\n" }
        ?? "\nOn \(day) there was no hit of the base rule.\n")
  }
}
