/// What every format says of one input, for `--explain-format`.
package struct FormatInspection {
  /// The wrappings that were taken off, from the outside in.
  package let containers: [Container]
  /// Each format's name and verdict, in the order of the registry.
  package let verdicts: [(name: String, recognition: Recognition)]
  /// The format that the input is read as, or why it is not read.
  package let outcome: Result<String, ReadFailure>

  /// Looks at the start of a file, or of the standard input for `-`.
  package init(path: String) throws(ReadFailure) {
    let opened = try OpenedInput(path: path, digesting: false)
    containers = opened.containers
    let reader = BlockReader(opened.source, sizes: BlockSizes())
    let bytes = reader.peek()
    if bytes.isEmpty { throw reader.failure ?? ReadFailure(.unknownFormat, "is empty") }
    let head = InputHead(bytes)
    verdicts = LogFormatRegistry.all.map { ($0.name, $0.recognise(head)) }
    outcome = LogFormatRegistry.recognise(head).map(\.name)
  }
}
