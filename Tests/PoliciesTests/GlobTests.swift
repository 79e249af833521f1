import Testing

@testable import Policies

struct GlobTests {
  @Test(
    "A glob fits the whole text",
    arguments: [
      ("svc-*", "svc-feed"), ("svc-*", "svc-"), ("*-bot", "ti-bot"), ("*", ""), ("*", "x"),
      ("?", "x"), ("a?c", "abc"), ("a*c", "ac"), ("a*c", "abcbc"), ("*a*b*", "xxaxxbxx"), ("", ""),
      ("a**b", "ab"), ("*ab", "aab"), ("?é", "xé"),
      ("a?c", "aéc"), ("*?c", "é🙂c"),
    ])
  func fits(_ pattern: String, _ text: String) {
    #expect(Glob(pattern).matches(text))
  }

  @Test(
    "A glob does not fit a part of the text",
    arguments: [
      ("svc-*", "xsvc-feed"), ("svc-*", "svc"), ("*-bot", "ti-bots"), ("?", ""), ("?", "xx"),
      ("a?c", "ac"), ("a*c", "abcb"), ("", "x"), ("a.c", "abc"), ("A", "a"),
      ("??", "é"), ("*??", "🙂"),
    ])
  func doesNotFit(_ pattern: String, _ text: String) {
    #expect(!Glob(pattern).matches(text))
  }

  @Test("Many stars over a long text end soon")
  func manyStars() {
    let pattern = String(repeating: "a*", count: 50) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 5000)))
  }
}
