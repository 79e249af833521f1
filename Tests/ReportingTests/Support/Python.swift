import Foundation

/// Runs the system's Python, for a second opinion where it is installed.
enum Python {
  /// Whether Python and its `jsonschema` package are there.
  static let isReady = (try? run(["-c", "import jsonschema"])) == 0

  /// The exit code of a program.
  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
