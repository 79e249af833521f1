import Testing

@testable import Reporting

@Suite("Markdown escaping")
struct EscapeMarkdownTests {
  @Test(
    "A value from a log is one code span without anything that ends it",
    arguments: [
      ("https://evil.example/", "`https://evil.example/`"),
      ("", ""),
      ("a`b", #"`a\u{60}b`"#),
      ("a|b", "`a|b`"),
      ("</td><script>", #"`\u{3C}/td>\u{3C}script>`"#),
      ("](javascript:alert(1))", "`](javascript:alert(1))`"),
      ("one\r\ntwo", #"`one\u{D}\u{A}two`"#),
      ("cod\u{202E}exe", #"`cod\u{202E}exe`"#),
      ("\u{1B}[2J", #"`\u{1B}[2J`"#),
      (" x", "`  x `"),
      ("müller", "`müller`"),
    ])
  func code(input: String, output: String) {
    #expect(Escape.markdown(input) == output)
  }

  @Test(
    "In a sentence, plain words stay and every other word is a code span",
    arguments: [
      (
        "41 requests; normal is 3.2 ± 2.9 a day over 58 days",
        "41 requests; normal is 3.2 ± 2.9 a day over 58 days"
      ),
      ("41 requests to *x*", "41 requests to `*x*`"),
      (
        "from bob@evil.example, (www.evil.example).",
        "from `bob@evil.example`, (`www.evil.example`)."
      ),
      ("see https://evil.example now", "see `https://evil.example` now"),
      ("//evil", "`//evil`"),
      ("[a](b) # _c_ ~d~ $e$", "`[a](b`) `#` `_c_` `~d~` `$e$`"),
      ("<script> a|b", #"`\u{3C}script>` `a\u{7C}b`"#),
      ("Fri at 03:00, the 2.5.2026", "Fri at 03:00, the 2.5.2026"),
    ])
  func prose(input: String, output: String) {
    #expect(Escape.markdown(input, as: .prose) == output)
  }

  @Test("In a table, nothing ends the cell")
  func cell() {
    #expect(Escape.markdown(#"a|b\|c\"#, as: .cell) == #"`a\u{7C}b\\u{7C}c\`"#)
  }

  @Test("A long text is cut, and an escape is never cut in half")
  func length() {
    #expect(Escape.markdown("abcdef", limit: 6) == "`abcdef`")
    #expect(Escape.markdown("abcdefg", limit: 6) == "`abcde…`")
    #expect(Escape.markdown("ab\u{202E}cdef", limit: 6) == "`ab…`")
    #expect(Escape.markdown("\u{202E}", limit: 8) == #"`\u{202E}`"#)
    #expect(Escape.markdown("abc", limit: 0) == "")
  }

  @Test("Nothing that an attacker sends leaves its code spans", arguments: Attack.all)
  func attacks(attack: String) {
    for style in [Escape.MarkdownStyle.code, .cell, .prose] {
      let output = Escape.markdown(attack, as: style)
      #expect(output.count(where: { $0 == "`" }).isMultiple(of: 2))
      let outside = output.split(separator: "`", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
      for character in "<[]_*|#@~$&\\`{}" {
        #expect(!outside.contains(character), "\(character) in \(output)")
      }
      #expect(!outside.contains("://") && !outside.contains("www."))
      #expect(!output.contains("<") && (style == .code || !output.contains("|")))
      #expect(output.unicodeScalars.allSatisfy { !Escape.isHidden($0) })
      #expect(output.unicodeScalars.count <= 400)
    }
  }
}
