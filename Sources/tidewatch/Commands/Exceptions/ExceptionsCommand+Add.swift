import ArgumentParser
import Events
import Pipeline
import Policies

extension ExceptionsCommand {
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add an exception to Models/exceptions.yaml; all else in the file stays as it is.",
      discussion: """
        It covers the sessions that fit every field that is given. Patterns are globs (*, ?), compared
        without case; an option that is given several times makes a list of which one must fit. It also
        acts on days before today: reports and replays of the past know it.

        EXAMPLES
          tidewatch exceptions add soar-enrichment --entity svc-soar@corp.example \\
            --vendor virustotal --vendor greynoise --effect hide \\
            --reason "The playbook looks up every indicator." --owner soc@corp.example --expires 180d
          tidewatch exceptions add night-shift --role analyst --signal off-hours --effect lower:20 \\
            --hours 22-6 --reason "The SOC works at night." --owner soc@corp.example --expires never
        """)

    @Argument(help: "A short and stable name: a-z, 0-9 and -.")
    var id: String

    @Option(help: ArgumentHelp("The account or host as reports name it.", valueName: "glob"))
    var entity: [String] = []

    @Option(help: ArgumentHelp("A role by id or name, or its kind.", valueName: "glob"))
    var role: [String] = []

    @Option(
      help: ArgumentHelp(
        "A vendor's id; every vendor of a session must fit one.", valueName: "glob"))
    var vendor: [String] = []

    @Option(help: ArgumentHelp("Narrows the effect to signals: \"new-*\".", valueName: "glob"))
    var signal: [String] = []

    @Option(help: ArgumentHelp("A client's family: curl.", valueName: "glob"))
    var client: [String] = []

    @Option(help: ArgumentHelp("A source address: \"10.1.*\".", valueName: "glob"))
    var source: [String] = []

    @Option(help: ArgumentHelp("A country: DE.", valueName: "glob"))
    var country: [String] = []

    @Option(
      help: ArgumentHelp("Hours by the account's own clock: 08:00-18:30.", valueName: "hours"))
    var hours: String?

    @Option(help: ArgumentHelp("Weekdays: sat,sun.", valueName: "days"))
    var days: String?

    @Option(help: ArgumentHelp("The first day that is covered.", valueName: "day"))
    var from: LocalDay?

    @Option(help: ArgumentHelp("The last day that is covered.", valueName: "day"))
    var until: LocalDay?

    @Option(help: ArgumentHelp("hide, known, cap:SCORE or lower:SCORE.", valueName: "effect"))
    var effect: String

    @Option(help: ArgumentHelp("Why this is expected.", valueName: "text"))
    var reason: String

    @Option(help: ArgumentHelp("Who answers for it.", valueName: "name"))
    var owner: String

    @Option(
      help: ArgumentHelp(
        "The first day that is no longer covered; a span from today, like 90d; or never.",
        valueName: "day"))
    var expires: ExpiryArgument

    @Option(help: ArgumentHelp("Where it was discussed.", valueName: "text"))
    var ticket: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      // What stops a hunt is told before anything is written.
      _ = try global.policies()
      var editor = try ExceptionEditor(file: global.exceptionsFile)
      try editor.add(fields)
      try editor.write()
      let policies = try global.policies()
      guard !global.quiet, let rule = policies.exceptions.exceptions.last else { return }
      let place = SourceLocation(file: global.exceptionsFile, line: rule.line)
      try StandardOutput.write("\(place): added '\(id)', \(rule.effect), expires \(rule.expires)\n")
      for remark in ExceptionCheck(policies).remarks(on: global.today) where remark.id == id {
        Diagnostics.note(remark.message)
      }
    }

    private var fields: [(key: String, values: [String])] {
      let given: [(key: String, values: [String])] = [
        ("id", [id]), ("entity", entity), ("role", role), ("vendor", vendor), ("signal", signal),
        ("client", client), ("source", source), ("country", country),
        ("hours", [hours].compactMap { $0 }),
        ("days", days?.split(separator: ",").map(String.init) ?? []),
        ("from", [from?.description].compactMap { $0 }),
        ("until", [until?.description].compactMap { $0 }), ("effect", [effect]),
        ("reason", [reason]), ("owner", [owner]), ("created", [global.today.description]),
        ("expires", [expires.expiry(from: global.today).description]),
        ("ticket", [ticket].compactMap { $0 }),
      ]
      return given.filter { !$0.values.isEmpty }
    }
  }
}

/// When an exception ends: a day, a span from today, or never.
struct ExpiryArgument: ExpressibleByArgument {
  private enum Form {
    case fixed(ExceptionRule.Expiry)
    case days(Int)
  }

  private let form: Form

  init?(argument: String) {
    if argument == "never" {
      form = .fixed(.never)
    } else if let day = LocalDay(argument) {
      form = .fixed(.on(day))
    } else if let span = Lookback(argument: argument), span.seconds >= 86_400 {
      form = .days(span.seconds / 86_400)
    } else {
      return nil
    }
  }

  func expiry(from today: LocalDay) -> ExceptionRule.Expiry {
    switch form {
    case .fixed(let expiry): expiry
    case .days(let days): .on(today.advanced(by: days))
    }
  }
}
