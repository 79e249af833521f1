import Events
import Testing

@testable import Ingestion

/// The candidate search may pass over a record only when parsing it could give nothing: reading with
/// the search and reading everything must agree on every event in which a term occurs.
struct CandidateSoundnessTests {
  private static let words = [
    "virustotal.com", "VirusTotal.COM", "api.shodan.io", "Recorded Future", "recorded future",
    "notvirustotal.com", "virustotal", ".com", "shodan.io", "a.example", "münchen", "quote\"d",
    "comma,d", "back\\slash", "line\nend", "tab\t", "=", "|", "x=y", "\u{1F600}", "",
  ]

  private static func isRelevant(_ event: AccessEvent) -> Bool {
    let text = (event.url + "\n" + event.target).lowercased()
    return testTerms.contains { text.contains($0.lowercased()) }
  }

  private static func value(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }.joined(separator: ["", "/", " ", "?"].randomElement(using: &random) ?? "")
  }

  private static func jsonString(_ text: String, _ random: inout SeededRandom) -> String {
    var output = "\""
    let hides = Int.random(in: 0..<4, using: &random) == 0
    for scalar in text.unicodeScalars {
      let isHidden = hides && Int.random(in: 0..<8, using: &random) == 0 && scalar.value < 0x10000
      if isHidden || scalar.value < 32 || scalar == "\"" || scalar == "\\" {
        let digits = String(scalar.value, radix: 16, uppercase: Bool.random(using: &random))
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else if scalar == "/", Bool.random(using: &random) {
        output += "\\/"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  /// Without what ends a field of a line.
  private static func word(_ text: String) -> String {
    let word = text.filter { !" \"\n\t\\=|".contains($0) }
    return word.isEmpty ? "x" : word
  }

  /// Some characters as `\xNN`, as Zeek may write any byte.
  private static func hexEscaped(_ text: String, _ random: inout SeededRandom) -> String {
    text.utf8.map { byte in
      let isHidden = Int.random(in: 0..<20, using: &random) == 0
      return isHidden || byte >= 128
        ? "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        : String(Unicode.Scalar(byte))
    }.joined()
  }

  private static let headers = [
    "csv": "TimeGenerated,DestinationHostName,RequestURL,Other\n",
    "w3c": "#Fields: date time c-ip cs-uri-scheme cs-host cs-uri-path\n",
    "zeek": "#separator \\x09\n#path\thttp\n#fields\tts\tid.orig_h\thost\turi\n",
  ]

  private static func record(
    _ kind: String, _ random: inout SeededRandom
  ) -> String {
    let (host, url) = (value(&random), value(&random))
    switch kind {
    case "cef":
      let escape: (String) -> String = {
        $0.replacing("\\", with: "\\\\").replacing("=", with: "\\=").replacing("\n", with: "\\n")
      }
      return "CEF:0|E|G|1|1|w|3|rt=1794820467 dhost=\(escape(host)) request=\(escape(url))"
    case "squid":
      return "1794820467.5 1 10.0.0.1 TCP_MISS/200 9 GET http://\(word(host))/\(word(url)) - A/1 -"
    case "combined":
      return "10.0.0.1 - - [16/Nov/2026:09:14:27 +0000]"
        + " \"GET http://\(word(host))/\(word(url)) HTTP/1.1\" 200 9 \"-\" \"-\""
    case "w3c": return "2026-11-16 09:14:27 10.0.0.1 http \(word(host)) /\(word(url))"
    case "pairs":
      return "c-ip=10.0.0.1 cs-host=\(word(host)) cs-uri-path=/\(word(url)) timestamp=1794820467"
    case "fortigate":
      return "eventtime=1794820467 type=\"utm\" subtype=\"webfilter\" logid=\"1\" srcip=10.0.0.1"
        + " hostname=\"\(word(host))\" url=\"/\(word(url))\""
    case "zeek":
      return
        "1794820467.5\t10.0.0.1\t\(hexEscaped(word(host), &random))\t\(hexEscaped(word(url), &random))"
    case "ecs":
      return
        "{\"@timestamp\":\"2026-11-16T09:14:27Z\",\"source.ip\":\"10.0.0.1\",\"url\":{\"scheme\":"
        + "\"https\",\"domain\":\(jsonString(host, &random)),\"path\":\(jsonString(url, &random))}}"
    case "csv":
      let quote: (String) -> String = { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
      return "2026-11-16T09:14:27Z,\(quote(host)),\(quote(url)),x"
    default:
      return "{\"TimeGenerated\":\"2026-11-16T09:14:27Z\","
        + "\"DestinationHostName\":\(jsonString(host, &random)),"
        + "\"RequestURL\":\(jsonString(url, &random))}"
    }
  }

  @Test(
    "no record that matters is passed over",
    arguments: [
      "cef", "csv", "ndjson", "array", "squid", "combined", "w3c", "pairs", "fortigate", "zeek",
      "ecs",
    ])
  func searchIsSound(kind: String) throws {
    var random = SeededRandom(seed: 42)
    for round in 0..<40 {
      let records = (0..<60).map { _ in Self.record(kind, &random) }
      let text: String
      switch kind {
      case "array": text = "[" + records.joined(separator: ",\n") + "]"
      default:
        text =
          (Self.headers[kind] ?? "") + records.joined(separator: round % 2 == 0 ? "\n" : "\r\n")
      }
      // Blocks of every small size put their borders at every place of a record.
      let sizes = BlockSizes(block: 64 + round * 37, longestRecord: 1 << 16)
      let fast = try read(Array(text.utf8), sizes: sizes)
      let whole = try read(Array(text.utf8), everything: true)
      let isSound = fast.events.filter(Self.isRelevant) == whole.events.filter(Self.isRelevant)
      #expect(isSound, "round \(round)")
      #expect(whole.events.count == 60)
      #expect(fast.tally.records == 60)
      #expect(fast.tally.candidates < 60, "a search that takes everything proves nothing")
    }
  }

  @Test("lines are counted alike with the search and without, whatever the block")
  func countsLinesAlike() throws {
    let text = (0..<200).map { index in
      index % 7 == 0 ? "CEF:0|virustotal.com|x" : "CEF:0|a|b|1|1|w|3|rt=1794820467 dhost=\(index)"
    }.joined(separator: "\n")
    let expected = stride(from: 1, through: 200, by: 7).map { Optional($0) }
    for block in [50, 64, 100, 1000, 1 << 20] {
      let reading = try read(Array(text.utf8), sizes: BlockSizes(block: block))
      #expect(reading.rejections.map(\.location.line) == expected)
      #expect(reading.tally.records == 200)
    }
  }

  @Test("a record longer than the bound is passed over and told, and the next is read")
  func passesOverLongRecords() throws {
    let long = "CEF:0|a|b|1|1|w|3|request=" + String(repeating: "x", count: 5000)
    let good = "CEF:0|a|b|1|1|w|3|rt=1794820467 dhost=virustotal.com"
    let reading = try read(
      Array([good, long, good].joined(separator: "\n").utf8),
      sizes: BlockSizes(block: 256, longestRecord: 1024))
    #expect(reading.events.count == 2)
    #expect(reading.rejections.map(\.reason) == [.recordTooLong])
    #expect(reading.rejections.first?.location.line == 2)
  }
}
