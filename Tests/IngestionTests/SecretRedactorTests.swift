import Testing

@testable import Ingestion

struct SecretRedactorTests {
  private static let mark = "[secret:0123456789abcdef]"

  @Test(
    "secrets go wherever they stand, and nothing else does",
    arguments: [
      ("https://h.example/f?key=S3CR3T&q=1", "https://h.example/f?key=\(mark)&q=1"),
      ("https://h.example/f?q=1&KEY=S3CR3T", "https://h.example/f?q=1&KEY=\(mark)"),
      ("https://h.example/f?monkey=1", "https://h.example/f?monkey=1"),
      ("https://h.example/f?key=", "https://h.example/f?key="),
      ("https://h.example/f;token=a;b", "https://h.example/f;token=\(mark);b"),
      (
        "https://h.example/?u=https%3A%2F%2Fx%2F%3Fkey%3DS3CR3T%26z%3D1",
        "https://h.example/?u=https%3A%2F%2Fx%2F%3Fkey%3D\(mark)%26z%3D1"
      ),
      ("https://user:S3CR3T@h.example/", "https://user:\(mark)@h.example/"),
      ("https://h.example/a:b@c", "https://h.example/a:b@c"),
      ("https://h.example/#token=S3CR3T", "https://h.example/#token=\(mark)"),
      // A password behind a secret parameter, and one of an address inside another.
      (
        "https://h.example/?key=S3CR3T&u=https://a:P4SS@x.example/",
        "https://h.example/?key=\(mark)&u=https://a:\(mark)@x.example/"
      ),
      // What only begins like a replacement.
      ("?key=[secret]S3CR3T", "?key=\(mark)"),
      ("?key=[secret:S3CR3T]", "?key=\(mark)"),
      ("?key=a&key=b", "?key=\(mark)&key=\(mark)"),
      ("plain", "plain"), ("", ""),
    ])
  func redacts(text: String, expected: String) {
    #expect(testRedactor.redacted(text) == expected)
  }

  @Test("what is redacted already stays as it is")
  func isIdempotent() {
    for text in ["https://u:p@h.example/f?key=S3CR3T", "token=a"] {
      let once = testRedactor.redacted(text)
      #expect(!once.contains("S3CR3T"))
      #expect(testRedactor.redacted(once) == once)
    }
  }
}
