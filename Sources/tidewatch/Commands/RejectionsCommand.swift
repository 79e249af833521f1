import ArgumentParser
import History
import Reporting

struct RejectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejections",
    abstract: "List what could not be read, and what to do about it.",
    discussion: """
      The history keeps the first rejections of every input, with secrets taken out.

      EXAMPLES
        tidewatch rejections --store history.tidewatch
        tidewatch rejections --store history.tidewatch --limit 20
      """)

  @Option(help: ArgumentHelp("How many are listed at most.", valueName: "count"))
  var limit = 100

  @OptionGroup var store: StoreOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  func run() throws {
    let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
    for rejection in try history.rejections(limit: limit) {
      let offset = rejection.location.byteOffset.map { ", byte \($0)" } ?? ""
      var text = Escape.terminal(rejection.location.description) + offset
      text += "\n  \(rejection.reason.rawValue): \(Escape.terminal(rejection.detail))"
      if !rejection.excerpt.isEmpty { text += "\n  > \(Escape.terminal(rejection.excerpt))" }
      try StandardOutput.write(text + "\n")
    }
    let kept = try history.statistics().rejections
    if kept > limit, !global.quiet {
      Diagnostics.note("\(Figures.count(kept - limit)) more; --limit shows more")
    }
  }
}
