import ArgumentParser
import Events
import Foundation
import History
import Ingestion
import Pipeline
import Policies

/// Options that every command knows.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the analysts' decisions.", valueName: "dir"))
  var models = "Models"

  @Option(help: ArgumentHelp("The clock: an ISO 8601 time instead of now.", valueName: "time"))
  var now: Timestamp?

  @Flag(name: .shortAndLong, help: "Say nothing on stderr but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more on stderr: each input, each rejection.")
  var verbose = false

  @Flag(
    name: .customLong("no-color"), help: "No colours; NO_COLOR in the environment does the same.")
  var noColor = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// The time of the run.
  var clock: Timestamp {
    now ?? Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  /// Whether stdout may be coloured.
  var usesColor: Bool {
    let environment = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return !noColor && environment.isEmpty && StandardOutput.isTerminal
  }

  func policies() throws(TidewatchError) -> PolicySet { try PolicyCheck.load(from: models) }
}

/// Options of commands that read logs.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Exit with 1 when more of the records was rejected: 1%, 0.5%, or 0.", valueName: "share"))
  var maxRejected: Share?

  @Option(
    help: ArgumentHelp(
      "Take every input for this format instead of recognising it; see `tidewatch formats`.",
      valueName: "name"))
  var format: InputFormatName?

  @Option(
    help: ArgumentHelp(
      "How many threads search and parse, 1 to 256; as many as there are cores without it.",
      valueName: "number"))
  var threads: ThreadCount?

  @Flag(help: "Parse every record and not only candidates; slow, but every malformed line is told.")
  var parseAll = false

  /// How many threads search and parse.
  var threadCount: Int { threads?.count ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Ends the run with exit code 1 when too much was rejected.
  func check(rejectedShare: Double) throws {
    guard let maxRejected, rejectedShare > maxRejected.value else { return }
    Diagnostics.error(
      String(
        format: "%.2f %% of the records was rejected, more than --max-rejected allows.",
        rejectedShare * 100))
    throw ExitStatus.attention
  }
}

/// The option that names the history file.
struct StoreOption: ParsableArguments {
  @Option(help: ArgumentHelp("The history file.", valueName: "file"))
  var store: String

  /// The history, to be written to where that can be, so that a week that was judged is kept; else,
  /// beside another writer or in a folder that is read only, just to be read.
  func openToJudge(now: Timestamp) throws(TidewatchError) -> HistoryStore {
    if let history = try? HistoryStore(path: store, access: .existing, now: now) { return history }
    return try HistoryStore(path: store, access: .readOnly, now: now)
  }
}
