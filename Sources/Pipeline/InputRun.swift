import Events
import Ingestion

/// Reads inputs one after another, counting and telling progress; what scanning and ingesting share.
struct InputRun {
  let inputs: [InputFile]
  let progress: ProgressHandler?
  private let total: Int?

  init(inputs: [InputFile], progress: ProgressHandler?) {
    self.inputs = inputs
    self.progress = progress
    let sizes = inputs.map(\.size)
    self.total = sizes.contains(nil) ? nil : sizes.compactMap { $0 }.reduce(0, +)
  }

  /// Reads every log of every input with a sink of its own, and returns what each log came to.
  ///
  /// - Parameter body: reads one log by calling its argument with what to do about events and
  ///   rejections.
  func read(
    with reader: LogReader,
    _ body: ((LogReader.Sink) throws -> InputTally) throws -> InputTally
  ) throws -> [InputTally] {
    var done = 0
    var tallies: [InputTally] = []
    for input in inputs {
      try reader.forEachLog(in: input) { log in
        let tally = try body { sink in
          var sink = sink
          if let progress {
            sink.progress = { bytes in
              done += bytes
              progress(RunProgress(bytesDone: done, bytesTotal: total, input: log.name))
            }
          }
          return try reader.read(log, into: sink)
        }
        tallies.append(tally)
      }
    }
    return tallies
  }
}
