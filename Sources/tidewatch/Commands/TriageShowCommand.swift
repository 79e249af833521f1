import ArgumentParser
import Events
import History
import Reporting

extension TriageCommand {
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show every verdict about a finding, also those that no longer count.",
      discussion: """
        EXAMPLES
          tidewatch triage show F3ec8b01946fc2b3d --store history.tidewatch
        """)

    @Argument(
      help: ArgumentHelp("The id of a finding (F…), or of an entry (T…).", valueName: "id"))
    var id: String

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      let journal = TriageJournal(try history.triageEntries())
      guard let (entity, days) = subject(in: journal) else {
        throw TidewatchError(
          .usage,
          "There is no verdict about '\(Escape.terminal(id, columns: 60))'."
            + " `tidewatch triage list` names what was judged.")
      }
      let entries = journal.entries.filter { $0.entity == entity && $0.days.overlaps(days) }
      let counting = Set(
        journal.judgedDays(of: entity).filter { days.contains($0.day) }.map(\.entry.id))
      try StandardOutput.write(
        TriageText.history(
          of: entity, days: days, entries: entries, counting: counting,
          width: StandardOutput.width))
    }

    private func subject(
      in journal: TriageJournal
    ) -> (entity: String, days: ClosedRange<LocalDay>)? {
      if let entry = journal.entries.first(where: { $0.id == id }) {
        return (entry.entity, entry.days)
      }
      for account in journal.accounts {
        for (day, _) in journal.judgedDays(of: account)
        where Finding.id(of: account, on: day) == id {
          return (account, day...day)
        }
      }
      return nil
    }
  }
}
