import Foundation

/// Copies of `Models/` that a test may spoil.
struct ModelsDirectory {
  /// The folder that the program ships.
  static let shipped = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Models").path

  /// The lines of a key of a shipped file: itself and what is indented below it, whatever the analysts
  /// have written there. Empty where there is none.
  static func lines(of key: String, in name: String) -> String {
    let text = (try? String(contentsOfFile: "\(shipped)/\(name)", encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return "" }
    let rest = lines[(first + 1)...].prefix { $0.hasPrefix(" ") }
    return ([lines[first]] + rest).joined(separator: "\n")
  }

  let path: String

  /// Runs `body` with a copy of the shipped folder, and removes the copy.
  static func withCopy<Result>(_ body: (ModelsDirectory) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("models-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: shipped, toPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(ModelsDirectory(path: path))
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
  }

  /// Replaces a text that must be there.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try String(contentsOfFile: file(name), encoding: .utf8)
    guard text.contains(old) else { throw CocoaError(.formatting) }
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: file(name))
  }
}
