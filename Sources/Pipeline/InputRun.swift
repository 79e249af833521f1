import Events
import Foundation
import Ingestion

/// Reads inputs on several threads, telling progress; what scanning and ingesting share.
struct InputRun {
  let inputs: [InputFile]
  let threads: Int
  let progress: ProgressHandler?

  /// Reads every log of every input and hands over what its pieces came to, in the order of the inputs.
  func read<H: Harvester>(
    with reader: LogReader, makeHarvester: @escaping @Sendable () -> H,
    _ body: (Delivery<H.Harvest>) throws -> Void
  ) throws {
    let sizes = inputs.map(\.size)
    let total = sizes.contains(nil) ? nil : sizes.compactMap { $0 }.reduce(0, +)
    var done = 0
    var name = ""
    try reader.read(inputs, threads: threads, makeHarvester: makeHarvester) { delivery in
      if case .begins(let begun, _, _) = delivery { name = begun }
      if case .piece(_, _, let bytesRead) = delivery, let progress {
        done += bytesRead
        progress(RunProgress(bytesDone: done, bytesTotal: total, input: name))
      }
      try body(delivery)
    }
  }
}
