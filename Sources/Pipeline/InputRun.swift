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
  func read(
    with reader: LogReader, _ body: (LogVisit) throws -> InputTally
  ) throws -> [InputTally] {
    var done = 0
    var tallies: [InputTally] = []
    for input in inputs {
      var place = 0
      try reader.forEachLog(in: input) { log in
        let visit = LogVisit(input: input, place: place) { sink in
          var sink = sink
          if let progress {
            sink.progress = { bytes in
              done += bytes
              progress(RunProgress(bytesDone: done, bytesTotal: total, input: log.name))
            }
          }
          return try reader.read(log, into: sink)
        }
        tallies.append(try body(visit))
        place += 1
      }
    }
    return tallies
  }
}

/// One log while a run is at it.
struct LogVisit {
  let input: InputFile
  /// Which of the input's logs it is, from 0.
  let place: Int
  /// Reads the log, once.
  let read: (LogReader.Sink) throws -> InputTally

  /// Whether the log can be read once more; what came through a pipe is gone.
  var canBeReadAgain: Bool { input.path != "-" }

  /// Reads the log once more, with another reader.
  func readAgain(with reader: LogReader, into sink: LogReader.Sink) throws {
    var place = 0
    try reader.forEachLog(in: input) { log in
      if place == self.place { _ = try reader.read(log, into: sink) }
      place += 1
    }
  }
}
