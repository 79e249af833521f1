import Seeded
import Testing

@testable import Detection

struct HostNameTests {
  private func host(of text: String) -> String {
    text.withBytes { String(decoding: $0[HostName.range(in: $0)], as: UTF8.self) }
  }

  @Test(
    "The host is found in whatever a proxy logs",
    arguments: [
      ("https://me@api.shodan.io.:443/v1", "api.shodan.io"),
      ("https://api.shodan.io", "api.shodan.io"),
      ("HTTPS://API.Shodan.io/", "API.Shodan.io"),
      ("https://user:p@ss@host.example/x", "host.example"),
      ("https://host.example?x=a@b", "host.example"),
      ("https://host.example#a@b", "host.example"),
      ("https://evil.tld\\@host.example/", "evil.tld"),
      ("https://host.example@evil.tld/", "evil.tld"),
      ("host.example:443", "host.example"),
      ("host.example", "host.example"),
      ("host.example.", "host.example"),
      ("host.example/path", "host.example"),
      ("host.example/r?to=https://other.example", "host.example"),
      ("//host.example/path", "host.example"),
      ("tunnel://host.example:443/", "host.example"),
      ("ws+tls.1-x://host.example", "host.example"),
      ("  https://host.example/ ", "host.example"),
      ("https://host.example /x", "host.example"),
      ("https://[2001:db8::1]:443/x", "2001:db8::1"),
      ("[2001:db8::1]:443", "2001:db8::1"),
      ("2001:db8::1", "2001:db8::1"),
      ("https://[2001:db8::1", "2001:db8::1"),
      ("https://host.example:/x", "host.example"),
      ("://host.example", ""),
      ("/path/only?x=1", ""),
      ("https://", ""),
      ("https://:443", ""),
      ("https://@", ""),
      ("https://[", ""),
      (".", ""),
      ("", ""),
      (" ", ""),
    ])
  func host(_ text: String, _ host: String) {
    #expect(self.host(of: text) == host)
  }

  @Test("Any bytes give some host, without a trap", arguments: 1...4)
  func anything(seed: UInt64) {
    var generator = SeededStream(seed: seed)
    let alphabet: [Character] = ["a", ":", "/", "@", "[", "]", ".", "?", " ", "\\", "é"]
    for _ in 0..<5000 {
      let length = Int.random(in: 0...10, using: &generator)
      let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
      let host = host(of: text)
      #expect(text.contains(host) || host.isEmpty)
      #expect(!host.contains("/") && !host.contains("@") || host.isEmpty)
    }
  }
}
