import ArgumentParser
import Events
import History

extension HistoryCommand {
  struct Rejudge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rejudge",
      abstract: "Drop what is kept of judged weeks; whoever needs them judges them again.",
      discussion: """
        What hunts and tunings make of past weeks is kept until a log or the models change it, and can
        always be made again. No event and no verdict is touched, and no report changes.

        EXAMPLES
          tidewatch history rejudge --store history.tidewatch
        """)

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let history = try HistoryStore(path: store.store, access: .existing, now: global.clock)
      let kept = try history.statistics().judgedWeeks
      try history.forgetJudgedWeeks()
      if !global.quiet {
        try StandardOutput.write("dropped: \(Figures.count(kept, "judgement", "judgements"))\n")
      }
    }
  }
}
