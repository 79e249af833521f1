import Testing

@testable import Reporting

@Suite("Terminal escaping")
struct EscapeTerminalTests {
  @Test(
    "A terminal shows the text and does not obey it",
    arguments: [
      ("plain text", "plain text"),
      ("\u{1B}[2Jgone", #"\u{1B}[2Jgone"#),
      ("\u{9B}31m", #"\u{9B}31m"#),
      ("a\rb\nc\td", #"a\u{D}b\u{A}c\u{9}d"#),
      ("\u{7F}\u{8}", #"\u{7F}\u{8}"#),
      ("a\u{202E}b\u{200B}c\u{2066}", #"a\u{202E}b\u{200B}c\u{2066}"#),
      ("soft\u{AD}hyphen nb\u{A0}space", #"soft\u{AD}hyphen nb\u{A0}space"#),
      ("\u{3164}\u{2800}\u{E0041}", #"\u{3164}\u{2800}\u{E0041}"#),
      ("Zoë 漢字 🙂", "Zoë 漢字 🙂"),
    ])
  func shown(input: String, output: String) {
    #expect(Escape.terminal(input) == output)
  }

  @Test("Width counts columns, so that wide characters do not push a table apart")
  func width() {
    #expect(Escape.terminal("漢字漢字", columns: 8) == "漢字漢字")
    #expect(Escape.terminal("漢字漢字", columns: 7) == "漢字漢…")
    #expect(Escape.terminal("漢字漢字", columns: 6) == "漢字…")
    #expect(Escape.terminal("abcdef", columns: 5) == "abcd…")
    #expect(Escape.terminal("e\u{301}e\u{301}e\u{301}", columns: 3) == "e\u{301}e\u{301}e\u{301}")
    #expect(Escape.terminal("abc", columns: 0) == "")
  }

  @Test("No attack leaves a control or an invisible character, at any width", arguments: Attack.all)
  func attacks(attack: String) {
    for columns in [0, 1, 2, 7, 40, 10_000] {
      let output = Escape.terminal(attack, columns: columns)
      #expect(output.unicodeScalars.allSatisfy { !Escape.isHidden($0) })
      #expect(Escape.columnCount(of: output) <= columns)
    }
  }
}
