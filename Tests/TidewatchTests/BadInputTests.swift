import Foundation
import Testing

/// Every bad input has an exit code of its own kind and a message that says what, where, and what
/// to do.
struct BadInputTests {
  @Test(
    "wrong usage exits with 2 and says how it is used",
    arguments: [
      (["bogus"], "bogus"), (["scan"], "inputs"), (["hunt", "x"], "--store"),
      (["scan", "-", "--lookback", "soon"], "soon"), (["scan", "-", "--as", "xml"], "xml"),
      (["scan", "-", "--format", "xml"], "sentinel-csv"),
      (["hunt", "--store", "s", "--week", "2026-W54"], "2026-W54"),
      (["hunt", "--store", "s", "--since", "2026-11-01"], "--until"),
      (["hunt", "--store", "s", "--since", "2026-11-02", "--until", "2026-11-01"], "before"),
      (["hunt", "--store", "s", "--week", "2026-W47", "--lookback", "7d"], "one of"),
      (["hunt", "--store", "s", "--timezone", "Mars/Olympus"], "Mars/Olympus"),
      (["scan", "-", "--quiet", "--verbose"], "exclude"),
      (["scan", "-", "--now", "whenever"], "whenever"),
    ])
  func refusesWrongUsage(arguments: [String], word: String) throws {
    let outcome = try tidewatch(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(word), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test("an input that does not exist stops the run before anything is read")
  func refusesMissingInputs() throws {
    let outcome = try tidewatch(["scan", "-", "/nonexistent/log"], input: hitLine)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("/nonexistent/log"))
    #expect(outcome.output.isEmpty)
  }

  @Test("files that are no log are told by name and reason, and the others are read")
  func readsPastForeignFiles() throws {
    let scratch = try Scratch()
    _ = try scratch.file("good.log", hitLine)
    _ = try scratch.file("empty.log", "")
    _ = try scratch.file("binary.bin", "\u{0}\u{1}\u{2}\u{3}\u{0}")
    _ = try scratch.file("notes.txt", "a shopping list\n")
    _ = try scratch.file("cut.log", hitLine + "CEF:0|Example|virustotal.com\n")
    let outcome = try tidewatch(["scan", scratch.path])
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 2)
    for told in [
      "empty.log: is empty", "binary.bin: holds binary data", "notes.txt: is in none",
      "cut.log:2: the CEF header", "4 rejected",
    ] {
      #expect(outcome.messages.contains(told), "\(told)")
    }
  }

  @Test("too many rejections end the run with 1 where that was asked for")
  func failsOnRejections() throws {
    let text = hitLine + "CEF:0|Example|virustotal.com\n"
    #expect(try tidewatch(["scan", "-"], input: text).status == 0)
    #expect(try tidewatch(["scan", "-", "--max-rejected", "50%"], input: text).status == 0)
    let outcome = try tidewatch(["scan", "-", "--max-rejected", "49%"], input: text)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("--max-rejected"))
    #expect(!outcome.output.isEmpty)
  }

  @Test("a full disk under the output is told")
  func tellsFullOutput() throws {
    let outcome = try tidewatch(["scan", "-"], input: hitLine, outputPath: "/dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("No space left"))
  }

  @Test("a malformed file in Models/ is told with file, line, and what was meant")
  func refusesBrokenModels() throws {
    let scratch = try Scratch()
    let models = try scratch.file("Models")
    try FileManager.default.copyItem(
      atPath: projectRoot.appendingPathComponent("Models").path, toPath: models)
    let file = "\(models)/scoring.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("alert_score:", with: "alert_scor:")
      .write(toFile: file, atomically: true, encoding: .utf8)
    for arguments in [["check-models"], ["scan", "-"]] {
      let outcome = try tidewatch(arguments + ["--models", models], input: hitLine)
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("scoring.yaml:"))
      #expect(outcome.messages.contains("alert_score"))
    }
    let missing = try tidewatch(["check-models", "--models", "/nonexistent"])
    #expect(missing.status == 2)
    #expect(missing.messages.contains("/nonexistent"))
  }

  @Test("a weight for a signal that does not exist is told with those that do")
  func refusesUnknownWeights() throws {
    let scratch = try Scratch()
    let models = try scratch.file("Models")
    try FileManager.default.copyItem(
      atPath: projectRoot.appendingPathComponent("Models").path, toPath: models)
    let file = "\(models)/scoring.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("  volume:", with: "  volum:", maxReplacements: 1)
      .write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try tidewatch(["check-models", "--models", models])
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("'volum'"))
    #expect(outcome.messages.contains("new-vendor"))
  }

  @Test("a store that cannot be used exits with 3 and says why")
  func refusesBadStores() throws {
    let scratch = try Scratch()
    let text = try scratch.file("text", String(repeating: "no database\n", count: 100))
    let missing = try scratch.file("missing")
    for (store, word) in [(text, "text"), (missing, "missing")] {
      let outcome = try tidewatch(["history", "verify", "--store", store])
      #expect(outcome.status == 3)
      #expect(outcome.messages.contains(word))
    }
    let into = try tidewatch(["ingest", "-", "--store", text], input: hitLine)
    #expect(into.status == 3)
    #expect(
      try String(contentsOfFile: text, encoding: .utf8).hasPrefix("no database"),
      "a file that is no store is left as it is")
  }

  @Test("a key file that is no key is told before a store is made")
  func refusesBadKeys() throws {
    let scratch = try Scratch()
    let store = try scratch.file("store")
    let key = try scratch.file("key", "not hexadecimal")
    let outcome = try tidewatch(
      ["ingest", "-", "--store", store, "--key", key], input: hitLine)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("64 hex digits"))
    #expect(!FileManager.default.fileExists(atPath: store))
  }
}
