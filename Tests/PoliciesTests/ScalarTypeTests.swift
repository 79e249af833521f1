import Testing
import Yams

@testable import Policies

@Suite("Types of scalars")
struct ScalarTypeTests {
  private static let words = [
    "curl", "yes", "Yes", "yEs", "NO", "no", "true", "True", "FALSE", "on", "Off", "null", "Null",
    "nULL", "nan", "inf", "y", "n", "a", "e5", "x0", "Go-http-client", "falsey", "10.0.0.0/8",
  ]
  private static let numbers = [
    "0", "1", "9", "42", "007", "08", "00", "0.5", "00.5", "1.", ".5", ".", "..", "1.2.3", "1e5",
    "-1", "+1", "1_000", "0x1F", "0b1", "0o7", "12:30", "1.5e3", ".inf", ".nan", "~", "<<", "=",
    "2026-11-18", "123456789012345678901234567890", "१", "1 2",
  ]

  @Test(
    "are what YAML's own rules say, whatever is plain at first sight",
    arguments: words + numbers + ["'5'", "\"true\"", "!!str 5", "!!int 5", "!!float 1", "''"])
  func sameAsRules(text: String) throws {
    let node = try #require(try Yams.compose(yaml: "key: \(text)", .basic)?["key"])
    let rules = Resolver.default.resolveTag(of: node)
    #expect(node.scalar?.type == (rules == .nonSpecific ? .str : rules))
  }

  @Test(
    "are plain at first sight in ordinary files",
    arguments: [
      ("curl", .str), ("10", .int), ("0", .int), ("0.25", .float), ("true", .bool),
      ("no", .bool), ("Mozilla/5.0", .str),
    ] as [(String, Yams.Tag.Name)])
  func atFirstSight(text: String, type: Yams.Tag.Name) throws {
    let node = try #require(try Yams.compose(yaml: "key: \(text)", .basic)?["key"])
    #expect(node.scalar?.typeAtFirstSight == type)
  }
}
