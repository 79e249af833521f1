import ArgumentParser
import Events
import Foundation
import History

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Look at the history file itself.",
    subcommands: [Stats.self, Verify.self, Reindex.self, Rejudge.self])

  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats",
      abstract: "Show what the history holds and what it costs.",
      discussion: """
        EXAMPLES
          tidewatch history stats --store history.tidewatch
        """)

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      let figures = try history.statistics()
      let rows: [(String, String)] = [
        ("entities", Figures.count(figures.entities)),
        ("events", Figures.count(figures.events)),
        ("first event", figures.firstEvent?.description ?? "-"),
        ("last event", figures.lastEvent?.description ?? "-"),
        ("blocks", "\(Figures.count(figures.blocks)) in \(Figures.bytes(figures.blockBytes))"),
        ("file", Figures.bytes(figures.fileBytes)),
        ("bytes per event", Self.perEvent(figures)),
        ("dictionaries", Figures.count(figures.dictionaries)),
        ("inputs", Figures.count(figures.inputs)),
        ("rejections kept", Figures.count(figures.rejections)),
        ("users at sources", Figures.count(figures.sightings)),
        ("ordinary work", Self.context(figures)),
        ("verdicts", Figures.count(figures.verdicts)),
        (
          "judged weeks",
          "\(Figures.count(figures.judgedWeeks)) in \(Figures.bytes(figures.judgedBytes))"
        ),
      ]
      for (name, value) in rows {
        try StandardOutput.write(
          name.padding(toLength: 17, withPad: " ", startingAt: 0) + value + "\n")
      }
    }

    private static func context(_ figures: HistoryStatistics) -> String {
      "\(Figures.count(figures.contextWeeks)) weeks of \(Figures.count(figures.contextAccounts))"
        + " accounts in \(Figures.bytes(figures.contextBytes))"
    }

    private static func perEvent(_ figures: HistoryStatistics) -> String {
      guard let blocks = figures.blockBytesPerEvent, let file = figures.fileBytesPerEvent else {
        return "-"
      }
      return String(format: "%.2f in blocks, %.2f in the file", blocks, file)
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Read every block, check every sum, and print a digest of the content.",
      discussion: """
        Stores that hold the same events have the same digest, in whatever order they were read.

        EXAMPLES
          tidewatch history verify --store history.tidewatch
        """)

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      let result = try history.verify()
      for problem in result.problems { Diagnostics.error(problem) }
      try StandardOutput.write(
        """
        entities: \(result.entities)
        blocks: \(result.blocks)
        events: \(result.events)
        digest: \(result.digest)
        result: \(result.problems.isEmpty ? "sound" : "damaged")

        """)
      if !result.problems.isEmpty { throw ExitStatus.store }
    }
  }
}
