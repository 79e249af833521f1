import Events
import Testing

@testable import Detection

struct VendorHostsTests {
  private let hosts = VendorHosts([
    Vendor(id: "wide", name: "", domains: ["vendor.example", "API.other.example"], apps: []),
    Vendor(id: "narrow", name: "", domains: ["deep.vendor.example"], apps: []),
  ])

  @Test(
    "A domain and what is below it are the vendor's",
    arguments: [
      "vendor.example", "VENDOR.Example", "vendor.example.", "api.vendor.example",
      "a.b.vendor.example:443", "https://www.vendor.example/x", "api.other.example",
    ])
  func real(_ host: String) {
    #expect(hosts.vendor(of: host) == 0)
  }

  @Test(
    "What only looks like the domain is not the vendor's",
    arguments: [
      "notvendor.example", "not-vendor.example", "my_vendor.example", "vendor.example.evil.tld",
      "vendor.exampl", "endor.example", "other.example", "", ".", "https://evil.tld/vendor.example",
      "https://vendor.example@evil.tld/", "https://evil.tld?x=vendor.example",
    ])
  func lookalike(_ host: String) {
    #expect(hosts.vendor(of: host) == nil)
  }

  @Test("Of two domains that fit, the longer decides")
  func longest() {
    #expect(hosts.vendor(of: "x.deep.vendor.example") == 1)
    #expect(hosts.vendor(of: "deeper.vendor.example") == 0)
  }
}
