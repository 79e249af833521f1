import Events
import Testing

struct AddressRangeTests {
  @Test(
    "a range holds its first and its last address and not the next",
    arguments: [
      ("10.1.0.0/16", ["10.1.0.0", "10.1.255.255"], ["10.0.255.255", "10.2.0.0", "::1"]),
      ("10.1.2.128/25", ["10.1.2.128", "10.1.2.255"], ["10.1.2.127", "10.1.3.0"]),
      ("192.0.2.7", ["192.0.2.7"], ["192.0.2.6", "192.0.2.8"]),
      ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["2001:db8::1"]),
      ("2001:db8::/33", ["2001:db8::", "2001:db8:7fff:ffff::"], ["2001:db8:8000::", "10.0.0.1"]),
      ("::/0", ["::1", "ffff::"], ["10.0.0.1", "::ffff:10.0.0.1"]),
    ])
  func hasBorders(text: String, inside: [String], outside: [String]) throws {
    let range = try #require(AddressRange(text))
    for address in inside { #expect(range.contains(try #require(IPAddress(address)))) }
    for address in outside { #expect(!range.contains(try #require(IPAddress(address)))) }
  }

  @Test(
    "what is no range is refused",
    arguments: [
      "", "/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.1/8", "10.0.0/8", "10.0.0.0/8/8", "host",
      "2001:db8::1/32", "10.0.0.0/", "10.0.0.0/x", "1.2.3.4.5",
    ])
  func refusesOthers(text: String) {
    #expect(AddressRange(text) == nil)
  }

  @Test("an address that carries another inside is the other")
  func unmaps() {
    #expect(IPAddress("::ffff:192.0.2.1") == IPAddress("192.0.2.1"))
    #expect(IPAddress("::ffff:192.0.2.1") != IPAddress("::192.0.2.1"))
    #expect(IPAddress("fe80::1%eth0") == nil)
  }
}
