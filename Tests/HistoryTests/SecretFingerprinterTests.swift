import Testing

@testable import History

@Suite("Fingerprints of secrets")
struct SecretFingerprinterTests {
  @Test("A fingerprint is the start of HMAC-SHA-256")
  func reference() throws {
    // Computed with Python's `hmac.new(key, message, "sha256")`.
    let fingerprinter = try #require(SecretFingerprinter(key: [UInt8](0..<32)))
    #expect(fingerprinter.fingerprint("secret".utf8) == "723f228d66d0f98d")
    #expect(fingerprinter.fingerprint("".utf8) == "d38b42096d80f45f")
  }

  @Test("A key of another length is no key")
  func keyLength() {
    #expect(SecretFingerprinter(key: []) == nil)
    #expect(SecretFingerprinter(key: [UInt8](repeating: 0, count: 33)) == nil)
  }

  @Test("Only a whole fingerprint in its brackets is masked")
  func mask() {
    func masked(_ text: String) -> String {
      String(decoding: SecretMask.masked(Array(text.utf8)[...]), as: UTF8.self)
    }
    #expect(masked("?k=[secret:0123456789abcdef]&x") == "?k=[secret]&x")
    #expect(masked("[secret:0123456789abcdef][secret:aaaaaaaaaaaaaaaa]") == "[secret][secret]")
    for text in [
      "", "[", "[secret:", "[secret:0123456789abcde]", "[secret:0123456789ABCDEF]",
      "[secret:0123456789abcdef", "[secret:0123456789abcdef0]",
    ] {
      #expect(masked(text) == text)
    }
  }
}
