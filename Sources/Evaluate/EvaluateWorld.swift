import ArgumentParser
import EvaluationWorld
import Events
import Foundation
import Policies
import Scoring

@main
struct EvaluateWorld: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-world",
    abstract: "Scores a simulated organisation and writes each finding with the truth about it.",
    discussion: """
      With --output, writes OUTPUT/days.csv, one row for each finding of the scored weeks, and
      OUTPUT/world.json. Scripts/evaluate computes the figures from them.

      With --store, writes the accesses into a new history, for tidewatch hunt, tune, explain and triage,
      and beside NAME.tidewatch the truth as NAME.truth.csv, and in NAME.json the weeks, the time zone and
      the clock that the commands are to be given.

      EXAMPLES
        evaluate-world --seed 1 --output worlds/1
        evaluate-world --seed 1 --store world-1.tidewatch
      """)

  @Option(help: "Which world; 1 to 20 are for development, 1001 to 1012 for reporting.")
  var seed: UInt64

  @Option(
    name: .customLong("without"), parsing: .upToNextOption,
    help:
      "Benign events that do not happen: \(BenignClass.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var without: [BenignClass] = []

  @Option(help: "Who means harm: all or none.")
  var attacks = AttackChoice.all

  @Option(parsing: .upToNextOption, help: "Signals that count nothing.")
  var drop: [String] = []

  @Option(help: "Scored weeks.")
  var weeks = 12

  @Option(help: "Weeks of history before them.")
  var history = 14

  @Option(help: "People, instead of the number that the seed gives.")
  var users: Int?

  @Flag(help: "Give the scorer days without an access for what they tell of ordinary work.")
  var quietDays = false

  @Flag(
    inversion: .prefixedNo,
    help: "Give the scorer the offices' public holidays, as Models/holidays.yaml would.")
  var holidays = true

  @Flag(help: "Write what each signal made of every session, to OUTPUT/sessions.csv.")
  var sessions = false

  @Flag(
    help: "Write what attackers who teach the baseline come to, to OUTPUT/teaching.csv.")
  var teaching = false

  @Option(help: "The folder of the models.")
  var models = "Models"

  @Option(help: "The folder to write what was scored to.")
  var output: String?

  @Option(help: "A history file to make of the world; there must be none yet.")
  var store: String?

  func validate() throws {
    guard (1...200).contains(weeks) else { throw ValidationError("--weeks is from 1 to 200.") }
    let unknown = drop.filter { !SignalRegistry.names.contains($0) }
    guard unknown.isEmpty else {
      throw ValidationError(
        "--drop knows \(SignalRegistry.names.joined(separator: ", ")); not "
          + unknown.joined(separator: ", ") + ".")
    }
    guard (4...200).contains(history) else {
      throw ValidationError("--history is from 4 to 200.")
    }
    guard (20...20_000).contains(users ?? 500) else {
      throw ValidationError("--users is from 20 to 20000.")
    }
    guard output != nil || store != nil else {
      throw ValidationError("Say where to write to: --output, --store or both.")
    }
    guard output != nil || !sessions else { throw ValidationError("--sessions needs --output.") }
    guard output != nil || !teaching else { throw ValidationError("--teaching needs --output.") }
  }

  func run() throws {
    let policies = try PolicySet.load(from: models)
    let clock = ContinuousClock()
    var organisation: SimulatedOrganisation?
    let building = clock.measure {
      organisation = SimulatedOrganisation(
        parameters: WorldParameters(
          seed: seed, users: users, scoredWeeks: weeks, historyWeeks: history),
        vendors: policies.vendors.vendors, without: Set(without), hasAttacks: attacks == .all,
        keepsQuietDays: quietDays, keepsLogs: store != nil)
    }
    guard var organisation else { return }
    if holidays { organisation.giveRest() }
    if let store { try write(organisation, policies, into: store) }
    if let output { try score(organisation, policies, into: output, building: building) }
  }

  /// Makes a history of the world, and what lies beside it.
  private func write(
    _ organisation: SimulatedOrganisation, _ policies: PolicySet, into path: String
  ) throws {
    let store = WorldStore(organisation: organisation, policies: policies)
    let outcome = try store.write(to: path)
    let beside = try WorldCompanions(organisation: organisation, now: store.now)
      .write(beside: path)
    print(
      "seed \(seed): \(outcome.entities) entities with \(outcome.events) events, \(outcome.hits) of"
        + " them hits, in \(path); \(outcome.passedOver) passed over\n"
        + "beside it: \(beside.joined(separator: ", "))\n"
        + "tidewatch tune --store \(path) --timezone \(organisation.timeZone) --now \(store.now)")
  }

  /// Scores the world, and writes each finding with the truth about it.
  private func score(
    _ organisation: SimulatedOrganisation, _ policies: PolicySet, into output: String,
    building: Duration
  ) throws {
    let clock = ContinuousClock()
    var scoring = policies.scoring
    for signal in drop {
      scoring.weights[signal] = 0
      scoring.together.removeAll { $0.first == signal || $0.second == signal }
    }
    let scorer = Scorer(policy: scoring, vendorNames: policies.vendors.namesByID)
    var findings: [Finding] = []
    let scoringTime = clock.measure {
      findings = scorer.findings(for: organisation.activities, days: organisation.scored)
    }
    var table = DayTable(organisation: organisation, findings: findings)
    let reference = clock.measure { table.fill() }
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(table.csv.utf8).write(to: folder.appending(path: "days.csv"))
    if sessions {
      let table = SessionTable(organisation: organisation, scorer: scorer)
      try Data(table.csv.utf8).write(to: folder.appending(path: "sessions.csv"))
    }
    if teaching {
      let table = TeachingTable(organisation: organisation, scorer: scorer, policies: policies)
      try Data(table.csv.utf8).write(to: folder.appending(path: "teaching.csv"))
    }
    let summary = WorldSummary(
      seed: seed, weeks: weeks, users: organisation.parameters.users,
      entities: organisation.activities.count, findings: findings.count,
      attacks: Set(organisation.truth.map(\.attack)).count, attackDays: organisation.truth.count,
      without: without.map(\.rawValue).sorted(), hasAttacks: attacks == .all,
      dropped: drop.sorted(),
      benignClasses: BenignClass.allCases.map(\.rawValue), scoringSeconds: scoringTime.seconds,
      scoringSecondsPerWeek: scoringTime.seconds / Double(weeks))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try encoder.encode(summary).write(to: folder.appending(path: "world.json"))
    print(
      "seed \(seed): \(summary.entities) entities, \(summary.findings) findings, "
        + "\(summary.attacks) attacks on \(summary.attackDays) days; "
        + "world \(building.text) s, scoring \(scoringTime.text) s "
        + "(\((scoringTime / weeks).text) s a week), reference \(reference.text) s")
  }
}

enum AttackChoice: String, ExpressibleByArgument, CaseIterable {
  case all
  case none
}

extension BenignClass: ExpressibleByArgument {}

/// What a world is and what scoring it took.
private struct WorldSummary: Encodable {
  var seed: UInt64
  var weeks: Int
  var users: Int
  var entities: Int
  var findings: Int
  var attacks: Int
  var attackDays: Int
  var without: [String]
  var hasAttacks: Bool
  var dropped: [String]
  /// All that could be left out.
  var benignClasses: [String]
  var scoringSeconds: Double
  var scoringSecondsPerWeek: Double
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  fileprivate var text: String { String(format: "%.2f", seconds) }
}
