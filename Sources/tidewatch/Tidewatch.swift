import ArgumentParser
import Events
import Foundation

/// The command line: options, exit codes, progress on stderr; nothing else.
struct Tidewatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidewatch",
    abstract: "Learns how each account uses threat-intelligence vendors, and ranks what departs.",
    discussion: """
      EXAMPLES
        tidewatch scan proxy.cef.gz signins.ndjson
        tidewatch hunt exports/ --store history.tidewatch --week 2026-W47 --output Reports
        tidewatch explain analyst01@corp.example --store history.tidewatch

      EXIT CODES
        0  done
        1  done, but more was rejected than --max-rejected allows, or --fail-on-alert saw an alert
        2  wrong usage, unreadable Models/, or an input or output that failed as a whole
        3  the store cannot be used
      """,
    version: "tidewatch 0.1.0",
    subcommands: [
      ScanCommand.self, IngestCommand.self, HuntCommand.self, TuneCommand.self, ExplainCommand.self,
      TriageCommand.self, ExceptionsCommand.self, HistoryCommand.self, RejectionsCommand.self,
      FormatsCommand.self,
      CheckModelsCommand.self,
    ])
}

@main
enum Main {
  static func main() {
    // A reader that closes the pipe (`| head`) ends the output and is no error.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try Tidewatch.parseAsRoot()
      try command.run()
    } catch let error as TidewatchError {
      Diagnostics.error(error.description)
      exit(error.exitStatus)
    } catch is OutputClosed {
      exit(0)
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch {
      // Help and versions are no failures; everything else here is wrong usage.
      if Tidewatch.exitCode(for: error) == .success { Tidewatch.exit(withError: error) }
      Diagnostics.plain(Tidewatch.fullMessage(for: error))
      exit(ExitStatus.usage.rawValue)
    }
  }
}
