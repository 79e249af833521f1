import Policies

/// What every format says of one log, for `--explain-format`.
package struct FormatInspection {
  /// The file's name; for a log inside an archive also its path there.
  package let name: String
  /// The wrappings that were taken off, from the outside in.
  package let containers: [Container]
  /// Each format's name and verdict, in the order of the registry.
  package private(set) var verdicts: [(name: String, recognition: Recognition)] = []
  /// The format that the log is read as, or why it is not read.
  package private(set) var outcome: Result<String, ReadFailure>

  /// Looks at the start of every log in a file, or in the standard input for `-`.
  package static func inspect(
    _ file: InputFile, expansion: ReadingPolicy.Expansion
  ) throws -> [FormatInspection] {
    var inspections: [FormatInspection] = []
    try InputUnwrapping(limits: expansion, digesting: false).forEachLog(in: file) { log in
      inspections.append(FormatInspection(of: log))
    }
    return inspections
  }

  private init(of log: LogInput) {
    name = log.name
    containers = log.containers
    switch log.bytes {
    case .failure(let failure): outcome = .failure(failure)
    case .success(let bytes):
      let reader = BlockReader(bytes, sizes: BlockSizes())
      let head = InputHead(reader.peek())
      if head.bytes.isEmpty {
        outcome = .failure(reader.failure ?? ReadFailure(.unknownFormat, "is empty"))
      } else {
        verdicts = LogFormatRegistry.all.map { ($0.name, $0.recognise(head)) }
        outcome = LogFormatRegistry.recognise(head).map(\.name)
      }
    }
  }
}
