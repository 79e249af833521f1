import Testing
import Yams

@testable import Policies

struct EvidentTypeTests {
  private static let words = [
    "", "~", "yes", "Yes", "yEs", "no", "NO", "on", "off", "true", "True", "false", "FALSE", "null",
    "Null", "nuLL", "y", "n", "a", "curl", "word", "falsehood", "n/a", "-", "=", "<<", ".5", "5.",
    "0", "00", "07", "08", "10", "0.5", "00.5", "12.50", "1.2.3", "10.0.0.1", "1e3", "1_000", "+1",
    "-1", "1:30", "0x1F", "0b1", "0o7", ".inf", ".nan", "2026-11-16", "2026-11-16T09:00:00Z", "ü",
    "9", "20-120", "2026-11", "1-2-3", "1-", "1e-3", "٣", "1 2", "/api/", "10.0.0.0/8", "-Infinity",
    "-0", "-0.25", "+07", "-10",
    "--1", "-.5", "-", "+", "_1", "(x)", "007", "1.", ".", "..", "1.5e3", "12:30", "x0", "nan",
    "inf",
    "123456789012345678901234567890", "2026-11-18", "Go-http-client", "falsey", "FALSE",
  ]

  @Test(
    "what is plain at first sight is what YAML's resolver says, for words, in quotes and tagged")
  func agreesWithTheResolver() throws {
    var evident = 0
    for word in Self.words {
      for text in [word, "'\(word)'", "!!str '\(word)'", "!!int '\(word)'"] {
        guard let root = try? Yams.compose(yaml: "key: \(text)", .basic),
          let scalar = root.mapping?["key"]?.scalar
        else { continue }
        guard let type = scalar.evidentType else { continue }
        evident += 1
        #expect(type == Resolver.default.resolveTag(of: .scalar(scalar)), "\(text)")
      }
    }
    #expect(evident > 150)
  }

  @Test("what models are made of is plain at first sight")
  func isEnoughForModels() throws {
    for word in [
      "1", "0.5", "-2", "-0.5", "22-4", "yes", "no", "curl", "shodan.io", "'0'", "/api/",
    ] {
      let root = try Yams.compose(yaml: "key: \(word)", .basic)
      let scalar = try #require(root?.mapping?["key"]?.scalar)
      #expect(scalar.evidentType != nil, "\(word)")
    }
  }
}
