import ArgumentParser
import Ingestion

struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the log formats that are read.",
    discussion: """
      Formats are recognised from content. `tidewatch scan --explain-format FILE` says what a file is
      taken for and why; --format NAME overrides it.

      EXAMPLES
        tidewatch formats
      """)

  func run() throws {
    let formats = LogFormatRegistry.all
    let width = (formats.map(\.name.count).max() ?? 0) + 2
    for format in formats {
      let name = format.name + String(repeating: " ", count: width - format.name.count)
      try StandardOutput.write("\(name)\(format.summary)\n")
    }
  }
}
