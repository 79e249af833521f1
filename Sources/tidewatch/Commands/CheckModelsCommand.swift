import ArgumentParser
import Pipeline

struct CheckModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-models",
    abstract: "Check every file in Models/ and tell all that is wrong.",
    discussion: """
      EXAMPLES
        tidewatch check-models
        tidewatch check-models --models proposal/Models
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let problems = PolicyCheck.problems(in: global.models)
    for problem in problems { Diagnostics.error(problem.description) }
    guard problems.isEmpty else { throw ExitStatus.usage }
    if !global.quiet { try StandardOutput.write("\(global.models): no problems\n") }
  }
}
