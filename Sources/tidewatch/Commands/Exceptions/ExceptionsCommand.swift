import ArgumentParser
import Events

struct ExceptionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exceptions",
    abstract: "What is expected, who says so, and until when: Models/exceptions.yaml.",
    subcommands: [List.self, Add.self, Remove.self, Check.self])
}

extension GlobalOptions {
  /// The day of the run, in UTC.
  var today: LocalDay { LocalClock.utc.day(of: clock) }

  /// The file of the exceptions.
  var exceptionsFile: String {
    models.hasSuffix("/") ? models + "exceptions.yaml" : models + "/exceptions.yaml"
  }
}
