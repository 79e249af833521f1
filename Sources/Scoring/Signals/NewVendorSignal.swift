import Events
import Policies

/// A vendor that the entity never or hardly ever uses; the less its peers use it, the more surprising.
struct NewVendorSignal: SignalModel {
  static let name = "new-vendor"
  static let typical = "at the vendors that it uses most"

  private let vendorNames: [String: String]

  init(policy: ScoringPolicy, vendorNames: [String: String]) {
    self.vendorNames = vendorNames
  }

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    let maturity = past.maturity(.vendor)
    guard maturity > 0 else { return 0 }
    return past.logTail(ofLeast: session[.vendor], in: .vendor, on: day) * maturity
  }

  func describe(_ scene: Scene) -> SignalText {
    scene.text(
      for: scene.session.vendors.keys.sorted(), of: .vendor, what: "access to", verb: "used it",
      naming: { vendorNames[$0] ?? $0 })
  }
}
