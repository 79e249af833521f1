import ArgumentParser
import Events
import History
import Pipeline
import Reporting

extension ExceptionsCommand {
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Tell exceptions that are expired, overlap, never expire, or fit nothing known.",
      discussion: """
        Vendors, signals, clients and roles are looked up in Models/, and entities, vendors, clients,
        sources and countries in the history that --store names. The exit code is 1 when an exception is expired, overlaps with another or fits
        nothing known; one that never expires, or does so soon, is only told.

        EXAMPLES
          tidewatch exceptions check
          tidewatch exceptions check --store history.tidewatch --now 2026-11-23T06:00:00Z
        """)

    @Option(
      help: ArgumentHelp("A history that must have what they are about, too.", valueName: "file"))
    var store: String?

    @OptionGroup var places: PlaceOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let policies = try global.policies()
      var check = ExceptionCheck(policies)
      if let store {
        try check.add(
          HistoryStore(path: store, access: .readOnly, now: global.clock),
          geography: places.geography())
      }
      let remarks = check.remarks(on: global.today)
      for remark in remarks {
        let place = SourceLocation(file: global.exceptionsFile, line: remark.line)
        try StandardOutput.write(
          "\(place): \(remark.kind.rawValue): '\(remark.id)': \(Escape.terminal(remark.message))\n")
      }
      if remarks.isEmpty, !global.quiet {
        let count = policies.exceptions.exceptions.count
        try StandardOutput.write(
          "\(global.exceptionsFile): \(Figures.count(count, "exception", "exceptions")), no remarks\n"
        )
      }
      if remarks.contains(where: \.kind.isProblem) { throw ExitStatus.attention }
    }
  }
}
