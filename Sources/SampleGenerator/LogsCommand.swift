import ArgumentParser
import Events
import Foundation
import SampleWorld

struct LogsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Writes 14 weeks of proxy and sign-in logs, and the truth.")

  @Option(help: "The folder for truth.csv, and for the logs in its folder logs.")
  var output: String

  @Option(help: "The same seed gives the same bytes.")
  var seed: UInt64 = 47

  func run() throws {
    let organisation = try Organisation(seed: seed)
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    let logs = folder.appending(path: "logs", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
    for export in WeeklyExport.all(of: organisation) {
      try Data(export.text.utf8).write(to: logs.appending(path: export.name))
    }
    let truth = [TruthRow.header] + organisation.truth.map(\.csv)
    try Data((truth.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.appending(path: "truth.csv"))
  }
}
