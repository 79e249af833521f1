import Testing

@testable import Reporting

@Suite("CSV escaping")
struct EscapeCSVTests {
  private func csv(_ text: String) -> String {
    var rows = RowBytes()
    let most = text.utf8.count * Escape.longestCSVEscape + Escape.longestCSVFrame
    rows.append(atMost: most) { Escape.csv(text, into: &$0) }
    return rows.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "Fields are quoted as RFC 4180 asks, and formulas get an apostrophe",
    arguments: [
      ("alice", "alice"),
      ("", ""),
      ("-", "-"),
      (#"a,"b""#, #""a,""b""""#),
      ("two\r\nlines", "\"two\r\nlines\""),
      ("=cmd|' /C x'!A0", "'=cmd|' /C x'!A0"),
      ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
      ("+1", "'+1"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""),
      ("'quoted", "''quoted"),
      ("＝1+1", "'＝1+1"), ("＠x", "'＠x"), ("ｘ1", "ｘ1"),
      ("a=b", "a=b"),
      ("\u{1B}[2J\u{9B}\u{202E}", #"\u{1B}[2J\u{9B}\u{202E}"#),
    ])
  func field(input: String, output: String) {
    #expect(csv(input) == output)
  }

  @Test(
    "A reader that takes one leading apostrophe away has the value, hidden characters spelled out",
    arguments: Attack.all)
  func roundTrip(attack: String) {
    for value in [attack, "=" + attack, "'" + attack, "\"" + attack] {
      var field = csv(value)[...]
      if field.first == "\"" {
        #expect(field.last == "\"")
        field = field.dropFirst().dropLast()
        let inner = field.replacing("\"\"", with: "")
        #expect(!inner.contains("\""))
        field = field.replacing("\"\"", with: "\"")[...]
      } else {
        #expect(!field.unicodeScalars.contains { ",\r\n\"".unicodeScalars.contains($0) })
      }
      if field.first == "'" { field = field.dropFirst() }
      let shown = Escape.visible(
        value, limit: .max,
        isEscaped: { Escape.isHidden($0) && !"\t\r\n".unicodeScalars.contains($0) })
      #expect(String(field) == shown)
    }
  }

  @Test("What needs care is found at every place of a text of any length")
  func places() {
    for length in 1...70 {
      for place in 0..<length {
        func text(with special: String) -> String {
          String(repeating: "x", count: place) + special
            + String(repeating: "y", count: length - place - 1)
        }
        #expect(csv(text(with: "x")) == text(with: "x"))
        #expect(csv(text(with: ",")) == "\"" + text(with: ",") + "\"")
        #expect(csv(text(with: "\"")) == "\"" + text(with: "\"\"") + "\"")
        #expect(csv(text(with: "\u{1F}")) == text(with: #"\u{1F}"#))
        #expect(csv(text(with: "\u{7F}")) == text(with: #"\u{7F}"#))
        #expect(csv(text(with: "\u{E9}")) == text(with: "\u{E9}"))
        let isFormula = place == 0 && length > 1
        #expect(csv(text(with: "\n")) == "\"" + (isFormula ? "'" : "") + text(with: "\n") + "\"")
      }
    }
  }
}
