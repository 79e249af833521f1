import Testing

@testable import Reporting

@Suite("JSON escaping")
struct EscapeJSONTests {
  private func json(_ text: String) -> [UInt8] {
    var rows = RowBytes()
    return json(text, in: &rows)
  }

  /// The same in room that is used again.
  private func json(_ text: String, in rows: inout RowBytes) -> [UInt8] {
    rows.removeAll()
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

  @Test("Every byte of ASCII is escaped or not wherever it stands in a text of any length")
  func allPlaces() {
    var rows = RowBytes()
    for byte in UInt8(0)..<128 {
      let needsEscape = byte < 0x20 || byte == 0x7F || byte == 0x22 || byte == 0x5C
      for length in [1, 8, 15, 16, 17, 33, 50] {
        let wrong = (0..<length).filter { place in
          var text = [UInt8](repeating: UInt8(ascii: "~"), count: length)
          text[place] = byte
          let written = json(String(decoding: text, as: UTF8.self), in: &rows)
            .dropFirst().dropLast()
          let middle = written.dropFirst(place).dropLast(length - 1 - place)
          let isRight = needsEscape ? middle.first == 0x5C && middle.count > 1 : middle == [byte]
          return !isRight || !written.starts(with: text[..<place])
            || !written.reversed().starts(with: text[(place + 1)...].reversed())
        }
        #expect(wrong.isEmpty, "\(byte) in \(length)")
      }
    }
  }

  @Test("A part of some bytes is appended as it is, whatever its length")
  func parts() {
    let bytes = (UInt8(0)..<100).map { $0 }
    let padded = bytes + [UInt8](repeating: 0xFF, count: Escape.slack)
    var rows = RowBytes()
    for start in [0, 1, 15, 16, 33] {
      for end in start...bytes.count {
        rows.removeAll()
        rows.append(atMost: bytes.count + 1 + Escape.slack) { cursor in
          padded.withUnsafeBytes { cursor.append(start..<end, of: $0) }
          cursor.append(7 as UInt8)
        }
        #expect(rows.withBytes { Array($0) } == Array(bytes[start..<end]) + [7])
      }
    }
  }
}
