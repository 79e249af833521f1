import ArgumentParser
import Events
import Policies
import Reporting

extension ExceptionsCommand {
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove an exception from Models/exceptions.yaml; all else in the file stays.",
      discussion: """
        The comments inside the exception and directly above it go with it; what goes is printed.

        EXAMPLES
          tidewatch exceptions remove soar-enrichment
        """)

    @Argument(help: "The exception's id.")
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      var editor = try ExceptionEditor(file: global.exceptionsFile)
      let lines = try editor.remove(id)
      try editor.write()
      guard !global.quiet else { return }
      let text = lines.map { Escape.terminal($0) + "\n" }.joined()
      try StandardOutput.write("\(global.exceptionsFile): removed '\(id)'\n" + text)
    }
  }
}
