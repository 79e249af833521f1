import ArgumentParser
import Events
import Foundation
import Policies
import Reporting

extension ExceptionsCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the exceptions, and how each stands.",
      discussion: """
        EXAMPLES
          tidewatch exceptions list
          tidewatch exceptions list --as json
        """)

    enum Layout: String, ExpressibleByArgument, CaseIterable {
      case table
      case json
    }

    @Option(name: .customLong("as"), help: "How they are printed.")
    var layout = Layout.table

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let policy = try global.policies().exceptions
      switch layout {
      case .table: try StandardOutput.write(ExceptionTable.text(of: policy, on: global.today))
      case .json: try StandardOutput.write(try ExceptionTable.json(of: policy, on: global.today))
      }
    }
  }
}
