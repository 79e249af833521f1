import Events
import Foundation
import Policies

/// Policies for tests: the shipped ones, and small ones that name no real vendor.
enum TestPolicies {
  static func shipped() throws -> PolicySet {
    try PolicySet.load(
      from: URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Models").path)
  }

  /// The shipped policies with another catalogue.
  static func with(_ vendors: [Vendor]) throws -> PolicySet {
    var policies = try shipped()
    policies.vendors = VendorCatalog(vendors: vendors)
    return policies
  }
}

extension AccessEvent {
  static func proxy(url: String = "", host: String = "", client: String = "") -> Self {
    var event = Self(time: Timestamp(ticks: 0), channel: .proxy)
    event.url = url
    event.target = host
    event.client = client
    return event
  }

  static func signIn(
    app: String, result: String = "0", risk: String = "none", network: String = "[]"
  ) -> Self {
    var event = Self(time: Timestamp(ticks: 0), channel: .signIn)
    event.target = app
    event.resultType = result
    event.risk = risk
    event.networkDetails = network
    return event
  }
}
