import Testing

@testable import Scoring

struct PhraseTests {
  @Test("numbers agree with their nouns")
  func plural() {
    #expect(Phrase.count(0, "day") == "0 days")
    #expect(Phrase.count(1, "day") == "1 day")
    #expect(Phrase.others(1, of: 1) == "1 of 1 other")
  }

  @Test(
    "figures are as precise as a reader needs",
    arguments: [
      (0, "0.0"), (0.004, "0.00"), (0.04, "0.04"), (0.0949, "0.09"), (0.096, "0.1"),
      (3.25, "3.2"), (99.94, "99.9"), (99.96, "100"), (1204.4, "1204"),
    ] as [(Double, String)])
  func figure(value: Double, expected: String) {
    #expect(Phrase.figure(value) == expected)
  }

  @Test("lists end in a word and stop in time")
  func lists() {
    #expect(Phrase.list([]) == "")
    #expect(Phrase.list(["a"]) == "a")
    #expect(Phrase.list(["a", "b", "c"]) == "a, b and c")
    #expect(Phrase.list(["a", "b", "c", "d"]) == "a, b, c and 1 more")
    #expect(Phrase.terms(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d, e, 1 more")
  }
}
