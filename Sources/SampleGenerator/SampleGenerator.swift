import ArgumentParser

@main
struct SampleGenerator: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample-generator",
    abstract: "Writes the logs of a fictional organisation.",
    subcommands: [LogsCommand.self, BenchCommand.self, HistoryCommand.self])
}
