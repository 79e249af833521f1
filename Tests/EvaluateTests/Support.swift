import EvaluationWorld
import Events
import Foundation
import Pipeline
import Policies

@testable import evaluate_world

/// The project's folder.
let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The project's own Models/.
func shippedPolicies() throws -> PolicySet {
  try PolicyCheck.load(from: projectRoot.appending(path: "Models").path)
}

/// A folder of its own, gone when the test is.
final class Scratch {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "evaluate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
}

/// A small world with attacks, and its logs.
func smallWorld(_ policies: PolicySet) -> SimulatedOrganisation {
  SimulatedOrganisation(
    parameters: WorldParameters(seed: 3, users: 60, scoredWeeks: 4, historyWeeks: 5),
    vendors: policies.vendors.vendors, keepsLogs: true)
}
