import ArgumentParser
import Events
import History
import Reporting

extension TriageCommand {
  /// How verdicts are printed.
  enum Layout: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case ndjson
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the verdicts that count, in the order in which they were given.",
      discussion: """
        EXAMPLES
          tidewatch triage list --store history.tidewatch
          tidewatch triage list --store history.tidewatch --week 2026-W47 --as ndjson
        """)

    @Option(help: ArgumentHelp("Only those about days of an ISO week.", valueName: "week"))
    var week: ISOWeek?

    @Option(name: .customLong("as"), help: "How they are printed.")
    var layout = Layout.table

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      let entries = TriageJournal(try history.triageEntries()).current.filter { entry in
        week.map { entry.days.overlaps($0.firstDay...$0.lastDay) } ?? true
      }
      switch layout {
      case .table:
        try StandardOutput.write(TriageText.table(of: entries, width: StandardOutput.width))
        if entries.isEmpty, !global.quiet {
          Diagnostics.note("no verdict yet; `tidewatch triage next` asks for them")
        }
      case .ndjson:
        for entry in entries { try StandardOutput.write(TriageLine.text(of: entry) + "\n") }
      case .json:
        let lines = try entries.map { "  " + (try TriageLine.text(of: $0)) }
        try StandardOutput.write(
          lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n")
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Print the whole journal as NDJSON, an entry a line.",
      discussion: """
        By time, then by id, so that equal journals give equal bytes.

        EXAMPLES
          tidewatch triage export --store history.tidewatch > verdicts.ndjson
        """)

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      for entry in try history.triageEntries() {
        try StandardOutput.write(TriageLine.text(of: entry) + "\n")
      }
    }
  }
}
