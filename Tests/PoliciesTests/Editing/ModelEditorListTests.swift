import Events
import Testing

@testable import Policies

/// Adding to and taking from a list, every byte elsewhere kept.
struct ModelEditorListTests {
  private static let item = [("id", "new"), ("entity", "\"svc-*\"")]

  private static let text = """
    # Header.
    version: 1

    items:
      # About one.
      - id: one
        x: 1 # inside
        # also inside

      # About two, apart from it.

      -
        id: two
        text: |
          # no comment
          last line

      # About three.
      # And more.
      - id: three
        x: 3
    # At the end of the list.
    other: 1
    """

  private func appended(to text: String) throws -> String {
    var editor = try ModelEditor(text: text, file: "x.yaml")
    try editor.append(Self.item.map { (key: $0.0, value: $0.1) }, to: "items")
    return editor.text
  }

  private func removed(_ name: String, from text: String = text) throws -> String {
    var editor = try ModelEditor(text: text, file: "x.yaml")
    _ = try editor.remove(name, namedBy: "id", from: "items")
    return editor.text
  }

  @Test("An item goes behind the last one, before comments that are not its own")
  func appends() throws {
    #expect(
      try appended(to: Self.text)
        == Self.text.replacing(
          "    x: 3\n", with: "    x: 3\n\n  - id: new\n    entity: \"svc-*\"\n"
        ).replacing("\n\n  - id: new", with: "\n  - id: new"))
  }

  @Test("Items that are set apart by blank lines stay so")
  func keepsItemsApart() throws {
    let text = "items:\n- id: a\n\n- id: b"
    #expect(try appended(to: text) == text + "\n\n- id: new\n  entity: \"svc-*\"")
    #expect(
      try appended(to: "items:\n- id: a\n- id: b\n")
        == "items:\n- id: a\n- id: b\n- id: new\n  entity: \"svc-*\"\n")
  }

  @Test("The first item of an empty list keeps the comment behind it")
  func appendsToNothing() throws {
    #expect(
      try appended(to: "a: 1\nitems: [] # none yet\n# end\n")
        == "a: 1\nitems: # none yet\n  - id: new\n    entity: \"svc-*\"\n# end\n")
    #expect(
      try appended(to: "items: []") == "items:\n  - id: new\n    entity: \"svc-*\"")
  }

  @Test("Windows line ends stay, and new lines have them")
  func keepsLineEnds() throws {
    let text = "items: []\r\nb: 1\r\n"
    #expect(
      Array(try appended(to: text).utf8)
        == Array("items:\r\n  - id: new\r\n    entity: \"svc-*\"\r\nb: 1\r\n".utf8))
  }

  @Test("An item goes with the comments inside and directly above it; others stay")
  func removes() throws {
    let one = "  # About one.\n  - id: one\n    x: 1 # inside\n    # also inside\n"
    #expect(try removed("one") == Self.text.replacing(one, with: ""))
    let two = "  -\n    id: two\n    text: |\n      # no comment\n      last line\n"
    #expect(try removed("two") == Self.text.replacing("\n" + two, with: ""))
    let three = "  # About three.\n  # And more.\n  - id: three\n    x: 3\n"
    #expect(try removed("three") == Self.text.replacing(three, with: ""))
  }

  @Test("What is taken away is handed back")
  func handsBack() throws {
    var editor = try ModelEditor(text: Self.text, file: "x.yaml")
    let gone = try editor.remove("three", namedBy: "id", from: "items")
    #expect(gone == ["  # About three.", "  # And more.", "  - id: three", "    x: 3"])
  }

  @Test(
    "Adding and removing gives back every byte",
    arguments: [
      text, "items: []", "items: []\n", "items: [] # none\nb: 1\n", "items:\n- id: a\n\n- id: b\n",
      "items:\n- id: a\n- id: b", "\u{FEFF}items: []\r\nb: 1\r\n", "items:\n  - {id: a}\n\n# end\n",
    ])
  func roundTrip(_ text: String) throws {
    var editor = try ModelEditor(text: text, file: "x.yaml")
    try editor.append(Self.item.map { (key: $0.0, value: $0.1) }, to: "items")
    #expect(editor.text != text)
    _ = try editor.remove("new", namedBy: "id", from: "items")
    #expect(Array(editor.text.utf8) == Array(text.utf8))
  }

  @Test("A list in brackets, one that is none, and a name that is not there are refused")
  func refuses() throws {
    for (text, message) in [
      (
        "items: [{id: a}]",
        "'items' is not written as a list with one hyphen for each item; edit it by hand."
      ),
      ("items: 1", "'items' must be a list, not a number."),
      ("b: 1", "Missing key 'items'; add 'items: []'."),
    ] {
      let error = #expect(throws: TidewatchError.self) { try appended(to: text) }
      #expect(error?.message == message)
    }
    let error = #expect(throws: TidewatchError.self) { try removed("thre") }
    #expect(error?.message == "There is no 'thre' in 'items'; did you mean 'three'?")
  }

  @Test("Texts are quoted where YAML would read something else")
  func quotes() {
    for (text, written) in [
      ("plain", "plain"), ("two words", "two words"), ("NO", "\"NO\""), ("12", "\"12\""),
      ("*", "\"*\""), ("svc-*", "\"svc-*\""), ("a: b", "\"a: b\""), ("a # b", "\"a # b\""),
      ("- a", "\"- a\""), ("", "\"\""), (" a", "\" a\""),
      ("say \"x\" \\", "\"say \\\"x\\\" \\\\\""),
      ("über", "über"), ("2026-11-25", "\"2026-11-25\""), ("a\nb", "\"a\\nb\""),
      ("x\u{202E}y", "\"x\\U0000202ey\""),
    ] {
      #expect(YAMLText.scalar(text) == written)
    }
  }
}
