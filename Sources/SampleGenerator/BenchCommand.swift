import ArgumentParser
import Events
import Foundation
import SampleWorld

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Writes a large log to standard output.")

  @Option(help: "cef, signin-ndjson or csl-csv.")
  var format: BenchFormat

  @Option(help: "The size in bytes.")
  var bytes: Int

  @Option(help: "Which part of the lines the base rule returns.")
  var tiShare = 0.002

  @Option(help: "The same seed gives the same bytes.")
  var seed: UInt64 = 1

  func validate() throws {
    guard bytes > 0 else { throw ValidationError("--bytes must be positive.") }
    guard (0...1).contains(tiShare) else { throw ValidationError("--ti-share is from 0 to 1.") }
  }

  func run() throws {
    let log = BenchLog(
      format: format, bytes: bytes, intelligenceShare: tiShare, seed: seed,
      start: try SampleSpan().lastWeekStart)
    try log.write { chunk in
      try FileHandle.standardOutput.write(contentsOf: Data(chunk))
    }
  }
}

extension BenchFormat: ExpressibleByArgument {}
