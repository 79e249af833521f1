import Foundation

/// The project's folder.
let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// What a run of the built command came to.
struct Outcome {
  var status: Int32
  var output: String
  var messages: String
}

/// Runs the built `tidewatch` as a user would.
///
/// - Parameters:
///   - input: what stands on its standard input.
///   - outputPath: a file for its standard output instead of a pipe.
func tidewatch(
  _ arguments: [String], input: String = "", outputPath: String? = nil
) throws -> Outcome {
  let process = Process()
  // The command lies beside the bundle of tests that runs it.
  process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("tidewatch")
  process.arguments = arguments
  process.currentDirectoryURL = projectRoot
  let (source, output, messages) = (Pipe(), Pipe(), Pipe())
  process.standardInput = source
  process.standardError = messages
  if let outputPath {
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
  } else {
    process.standardOutput = output
  }
  try process.run()
  try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
  try source.fileHandleForWriting.close()
  if outputPath != nil { try output.fileHandleForWriting.close() }
  // Both pipes are emptied before the wait; what a test prints is small enough for one after one.
  let printed = try output.fileHandleForReading.readToEnd() ?? Data()
  let said = try messages.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return Outcome(
    status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
    messages: String(decoding: said, as: UTF8.self))
}

/// A folder of its own, gone when the test is.
final class Scratch {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidewatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path in the folder, with a file there when a text is given.
  func file(_ name: String, _ text: String? = nil) throws -> String {
    let file = "\(path)/\(name)"
    if let text { try Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
    return file
  }
}

/// A proxy row that the rule returns.
let hitLine =
  "CEF:0|Example|Gateway|1|1|web|3|rt=1794820467 src=10.0.0.1 suser=a@corp.example"
  + " dhost=www.virustotal.com request=https://www.virustotal.com/gui requestMethod=GET"
  + " requestClientApplication=curl/8.1\n"
