import Testing

@testable import Reporting

@Suite("JSON escaping")
struct EscapeJSONTests {
  private func json(_ text: String) -> [UInt8] {
    var rows = RowBytes()
    let most = text.utf8.count * Escape.longestJSONEscape + 2 + Escape.slack
    rows.append(atMost: most) { Escape.json(text, into: &$0) }
    return rows.withBytes { Array($0) }
  }

  @Test(
    "Hidden characters are written as escapes, all others as they are",
    arguments: [
      ("", #""""#),
      ("a/b", #""a/b""#),
      (#"say "hi" \ bye"#, #""say \"hi\" \\ bye""#),
      ("\n\r\t\u{1}", #""\n\r\t\u0001""#),
      ("\u{7F}\u{9B}\u{2028}\u{202E}", #""\u007f\u009b\u2028\u202e""#),
      ("\u{E0041}", #""\udb40\udc41""#),
      ("Zoë 漢字 🙂", #""Zoë 漢字 🙂""#),
    ])
  func written(input: String, output: String) {
    #expect(String(decoding: json(input), as: UTF8.self) == output)
  }

  @Test("A JSON reader gets back exactly the text", arguments: Attack.all)
  func roundTrip(attack: String) throws {
    let value = try JSONValue(json(attack))
    #expect(value.string.map { Array($0.unicodeScalars) } == Array(attack.unicodeScalars))
  }

  @Test("Every character survives, alone and between others")
  func allCharacters() throws {
    var text = ""
    for value in stride(from: UInt32(0), to: 0x11_0000, by: 1)
    where value < 0x900 || value % 97 == 0 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text.unicodeScalars.append(scalar)
      text += "x"
    }
    let value = try JSONValue(json(text))
    #expect(value.string.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
  }
}
