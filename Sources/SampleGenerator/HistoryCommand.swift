import ArgumentParser
import Events
import Foundation
import SampleWorld

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Writes a CEF log of TI accesses over many weeks to standard output.",
    discussion: """
      The log ends with the last week of the sample. Its counts go to standard error as those of \
      `bench` do: its rows, those of them that go to TI vendors, and those that the base rule \
      returns.
      """)

  @Option(help: "How many accounts have rows.")
  var entities = 5000

  @Option(help: "How many ISO weeks it covers.")
  var weeks = 52

  @Option(help: "How many rows it has.")
  var events = 3_000_000

  @Option(help: "The same seed gives the same bytes.")
  var seed: UInt64 = 1

  func validate() throws {
    guard entities > 0, weeks > 0 else {
      throw ValidationError("--entities and --weeks must be positive.")
    }
    guard events >= entities else {
      throw ValidationError("--events must be at least --entities.")
    }
  }

  func run() throws {
    guard let last = try SampleSpan().weeks.last else { return }
    let log = PastLog(entities: entities, weeks: weeks, events: events, seed: seed, last: last)
    let count = try log.write { chunk in
      try FileHandle.standardOutput.write(contentsOf: Data(chunk))
    }
    try FileHandle.standardError.write(
      contentsOf: Data("\(count.rows) \(count.vendorRows) \(count.vendorRows)\n".utf8))
  }
}
