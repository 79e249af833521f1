import ArgumentParser
import Events
import Foundation
import History
import Pipeline
import Reporting

extension TriageCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Take in journals that were exported elsewhere, all of them or none.",
      discussion: """
        The same entry twice is one, so journals merge to the same in either order. Each line is a JSON
        object with entity, first_day, verdict, analyst and time, as export writes them; one line that
        cannot be read, and nothing is imported.

        EXAMPLES
          tidewatch triage import team-a.ndjson team-b.ndjson --store history.tidewatch
        """)

    @Argument(help: "Files, or - for standard input.")
    var files: [String]

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    /// Rejected lines that are told one by one without --verbose.
    private static let rejectedShown = 20

    func run() throws {
      var journal = TriageImport(now: global.clock)
      for file in files { journal.read(try Self.content(of: file), named: file) }
      for rejected in journal.rejected.prefix(global.verbose ? .max : Self.rejectedShown) {
        Diagnostics.note(
          "rejected \(Escape.terminal(rejected.location.description)):"
            + " \(Escape.terminal(rejected.reason))")
      }
      try journal.check()
      let new = try TriageCommand.append(journal.entries, to: store.store, now: global.clock)
      guard !global.quiet else { return }
      let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      let known = Set(try history.entities().map(\.entity.id))
      let strangers = Set(journal.entries.map(\.entity)).subtracting(known).count
      try StandardOutput.write(
        "\(Figures.count(journal.lines, "line", "lines")): \(Figures.count(new)) new,"
          + " \(Figures.count(journal.lines - new)) known already, 0 rejected\n")
      if strangers > 0 {
        Diagnostics.note(
          "\(Figures.count(strangers, "entity", "entities")) of them"
            + " \(strangers == 1 ? "is" : "are") not in this history under that name; kept all the same"
        )
      }
    }

    private static func content(of file: String) throws(TidewatchError) -> Data {
      let place = SourceLocation(file: file)
      do {
        if file == "-" { return try FileHandle.standardInput.readToEnd() ?? Data() }
        return try Data(contentsOf: URL(fileURLWithPath: file))
      } catch {
        throw TidewatchError(
          .io, "The journal cannot be read; check its path and that you may read it.",
          cause: error.localizedDescription, location: place)
      }
    }
  }
}
