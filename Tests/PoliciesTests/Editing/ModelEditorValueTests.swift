import Events
import Foundation
import Testing

@testable import Policies

/// Changing one value of a file, and nothing else of it.
struct ModelEditorValueTests {
  static let text = """
    # Weights.
    version: 1
    weights:
      # novelty
      new-vendor: 0.8
      volume: 0.4   # tried 0.6, too loud
      "quoted": '0.5'
      name: "a \\"b\\" # c"
    caps: {volume: 6, burst: 5} # nats
    long: one
      two
    """

  private func edited(
    _ path: [String], to value: String, note: String? = nil, in text: String = text
  ) throws -> String {
    var editor = try ModelEditor(text: text, file: "scoring.yaml")
    try editor.set(path: path, to: value, note: note)
    return editor.text
  }

  /// The texts with the one line changed.
  private func changing(_ old: String, to new: String, in text: String = text) throws -> String {
    try #require(text.contains(old))
    return text.replacing(old, with: new, maxReplacements: 1)
  }

  @Test("A value changes, and gets a note; all else stays, a last line without an end too")
  func setsPlainValues() throws {
    #expect(
      try edited(["weights", "new-vendor"], to: "0.6", note: "2026-11-25: was 0.8")
        == changing("new-vendor: 0.8", to: "new-vendor: 0.6  # 2026-11-25: was 0.8"))
    #expect(try edited(["version"], to: "2") == changing("version: 1", to: "version: 2"))
  }

  @Test("A comment that is there stays in front of the note")
  func keepsTheComment() throws {
    #expect(
      try edited(["weights", "volume"], to: "1", note: "2026-11-25: was 0.4")
        == changing(
          "volume: 0.4   # tried 0.6, too loud",
          to: "volume: 1   # tried 0.6, too loud; 2026-11-25: was 0.4"))
  }

  @Test("Quotes stay as they are, and what is in them is escaped")
  func keepsQuotes() throws {
    #expect(
      try edited(["weights", "quoted"], to: "it's")
        == changing("\"quoted\": '0.5'", to: "\"quoted\": 'it''s'"))
    #expect(
      try edited(["weights", "name"], to: "x\\y", note: "n")
        == changing("name: \"a \\\"b\\\" # c\"", to: "name: \"x\\\\y\"  # n"))
  }

  @Test("A value in brackets changes, and the note goes to the end of the line")
  func setsInFlow() throws {
    #expect(
      try edited(["caps", "volume"], to: "5.5", note: "was 6")
        == changing(
          "{volume: 6, burst: 5} # nats", to: "{volume: 5.5, burst: 5} # nats; was 6"))
  }

  @Test("Windows line ends and a byte order mark stay")
  func keepsLineEnds() throws {
    let windows = "\u{FEFF}" + Self.text.replacing("\n", with: "\r\n")
    #expect(
      Array(try edited(["weights", "volume"], to: "1", in: windows).utf8)
        == Array(windows.replacing("volume: 0.4", with: "volume: 1").utf8))
  }

  @Test("A path that is not there is told with what was meant")
  func refusesUnknownPaths() {
    for (path, message) in [
      (["weights", "new-vendr"], "There is no 'weights.new-vendr'; did you mean 'new-vendor'?"),
      (["zzzzzz"], "There is no 'zzzzzz'; the keys there are version, weights, caps, long."),
      (["version", "x"], "There is no 'version.x'; there are no keys."),
      (["weights"], "'weights' holds keys with values, not one value."),
      (["long"], "'long' is not written on one line; edit it by hand."),
    ] {
      let error = #expect(throws: TidewatchError.self) { try edited(path, to: "1") }
      #expect(error?.message == message)
      #expect(error?.location?.file == "scoring.yaml")
    }
  }

  @Test("A value that would say more than itself is refused")
  func refusesStrayValues() throws {
    for value in [
      "a, b", "1, burst: 9", "{a: 1}", "1 # 2", "\"x\"", "", "a: b", "*x", "1\nversion: 3",
    ] {
      var editor = try ModelEditor(text: Self.text, file: "scoring.yaml")
      #expect(throws: TidewatchError.self, "\(value)") {
        try editor.set(path: ["caps", "volume"], to: value)
      }
      #expect(editor.text == Self.text)
    }
  }

  @Test("A value that others repeat by an alias is refused, as they would change too")
  func refusesAnchors() throws {
    let text = "a: &x 1\nb: *x\n"
    #expect(throws: TidewatchError.self) { try edited(["a"], to: "2", in: text) }
    #expect(throws: TidewatchError.self) { try edited(["b"], to: "2", in: text) }
  }

  @Test("Every value of the shipped scoring can be set, and only that changes")
  func setsShippedValues() throws {
    let file = "\(ModelsDirectory.shipped)/scoring.yaml"
    let shipped = try String(contentsOfFile: file, encoding: .utf8)
    let before = try PolicySet.load(from: ModelsDirectory.shipped)
    try ModelsDirectory.withCopy { models in
      for name in before.scoring.weights.keys.sorted() {
        var editor = try ModelEditor(file: models.file("scoring.yaml"))
        try editor.set(path: ["weights", name], to: "0.123", note: "2026-11-25: tried")
        try editor.write()
        let after = try PolicySet.load(from: models.path)
        var expected = before
        expected.scoring.weights[name] = 0.123
        #expect(after == expected)
        try models.write(shipped, to: "scoring.yaml")
      }
    }
  }

  @Test("Writing replaces the file as a whole, with its permissions, and leaves nothing beside it")
  func writesWhole() throws {
    try ModelsDirectory.withCopy { models in
      let file = models.file("scoring.yaml")
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
      let names = try FileManager.default.contentsOfDirectory(atPath: models.path).sorted()
      var editor = try ModelEditor(file: file)
      try editor.set(path: ["alert_score"], to: "61")
      try editor.write()
      #expect(try PolicySet.load(from: models.path).scoring.alertScore == 61)
      #expect(try FileManager.default.contentsOfDirectory(atPath: models.path).sorted() == names)
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(mode as? Int == 0o640)
    }
  }

  @Test("A file that is missing or no YAML is told")
  func refusesBadFiles() throws {
    #expect(throws: TidewatchError.self) { try ModelEditor(file: "/nonexistent/scoring.yaml") }
    #expect(throws: TidewatchError.self) { try ModelEditor(text: "a: [", file: "x") }
    #expect(throws: TidewatchError.self) { try ModelEditor(text: "# nothing\n", file: "x") }
  }
}
