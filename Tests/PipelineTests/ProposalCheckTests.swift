import Events
import Foundation
import Policies
import Testing

@testable import Pipeline

/// What is wrong with a proposal is told as the proposal's, though only all models together show it.
struct ProposalCheckTests {
  private func message(_ text: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let proposal = try Proposal(text: text, path: "p.yaml")
    do {
      _ = try PolicyCheck.load(
        from: root.appendingPathComponent("Models").path, proposing: proposal)
      return "nothing"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "an unknown signal, a vendor that a procedure needs, and a day twice",
    arguments: [
      ("scoring: {weights: {burts: 1}}", "the signal 'burts', which does not exist; did you mean"),
      (
        "scoring: {together: {add: [{first: burst, second: of-nobody-at-all, weight: 1}]}}",
        "'of-nobody-at-all', which does not exist; there are volume, "
      ),
      ("vendors: {vendors: {remove: [shodan]}}", "names the vendor 'shodan'"),
      (
        "holidays: {holidays: [{date: 2026-11-09, name: A, time_zones: [Asia/Calcutta]}, "
          + "{date: 2026-11-09, name: B, time_zones: [Asia/Kolkata]}]}", "under two names"
      ),
    ])
  func places(text: String, words: String) throws {
    let told = try message(text)
    #expect(told.contains(words), "\(told)")
    #expect(told.contains("p.yaml") && told.contains("as it is proposed"), "\(told)")
  }
}
