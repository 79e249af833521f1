import ArgumentParser
import Events
import Foundation

extension TriageVerdict: ExpressibleByArgument {}

/// Who gives a verdict.
struct AnalystOption: ParsableArguments {
  @Option(help: ArgumentHelp("Who gives the verdict; $USER without it.", valueName: "name"))
  var analyst: String?

  /// - Throws: `.usage` where nobody is named.
  func name() throws(TidewatchError) -> String {
    let name = analyst ?? ProcessInfo.processInfo.environment["USER"] ?? ""
    guard !name.isEmpty else {
      throw TidewatchError(
        .usage, "Say who gives the verdict with --analyst; USER is not set in the environment.")
    }
    return name
  }
}
