import ArgumentParser
import Events
import Foundation
import SampleWorld

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Writes a large log to standard output.",
    discussion: """
      The counts of the log go to standard error as three numbers: its rows, those of them that go
      to TI vendors, and those that the base rule returns.
      """)

  @Option(help: "The syntax of the rows.")
  var format: BenchFormatName

  @Option(help: "The size in bytes.")
  var size: Int

  @Option(help: "Which part of the rows goes to TI vendors.")
  var share = 0.002

  @Option(help: "The same seed gives the same bytes.")
  var seed: UInt64 = 1

  func validate() throws {
    guard size > 0 else { throw ValidationError("--size must be positive.") }
    guard (0...1).contains(share) else { throw ValidationError("--share is from 0 to 1.") }
  }

  func run() throws {
    let log = BenchLog(
      format: format.format, bytes: size, intelligenceShare: share, seed: seed,
      start: try SampleSpan().lastWeekStart)
    let count = try log.write { chunk in
      try FileHandle.standardOutput.write(contentsOf: Data(chunk))
    }
    let hits = format.format.hasHits ? count.vendorRows : 0
    try FileHandle.standardError.write(
      contentsOf: Data("\(count.rows) \(count.vendorRows) \(hits)\n".utf8))
  }
}

/// The name of a format in which a large log can be written: `cef`.
struct BenchFormatName: ExpressibleByArgument {
  var format: any BenchFormat

  init?(argument: String) {
    guard let format = BenchFormats.named(argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { BenchFormats.all.map(\.name) }
}
