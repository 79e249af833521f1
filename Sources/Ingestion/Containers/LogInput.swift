/// One log: a file's content, or a file inside an archive, with its wrappings taken off.
package struct LogInput {
  /// The file's name; for one inside an archive also its path there: `week.zip!proxy/monday.log`.
  package internal(set) var name: String
  /// The wrappings from the outside in: `[.gzip, .utf16LittleEndian]`.
  package internal(set) var containers: [Container] = []
  /// Decompressed UTF-8 bytes, or why there are none.
  var bytes: Result<any ByteSource, ReadFailure>
  /// The bytes as they lie on disk, or in the innermost archive; `nil` when there was nothing to open.
  var stored: DigestingSource?
  /// The file itself, for progress.
  var file: FileSource?
}
