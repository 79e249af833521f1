import Events
import Foundation
import History
import Ingestion
import Policies

@testable import Pipeline

/// 2026-11-23T06:00:00Z, a fixed now.
let testNow = Timestamp(seconds: 1_795_413_600)

/// The project's own Models/.
func shippedPolicies() throws -> PolicySet {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return try PolicyCheck.load(from: root.appendingPathComponent("Models").path)
}

/// A folder of its own, gone when the test is.
final class Scratch {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidewatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws -> InputFile {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return InputFile(path: file, name: name, size: text.utf8.count)
  }

  func store(_ name: String = "store") throws -> HistoryStore {
    try HistoryStore(
      path: "\(path)/\(name)", access: .create(key: Array(1...32)), now: testNow)
  }
}

/// A proxy row as CEF.
func proxyLine(
  _ time: String, user: String = "a@corp.example", host: String = "www.virustotal.com",
  path: String = "/gui", client: String = "Mozilla/5.0", source: String = "10.0.0.1"
) -> String {
  let request = "https://\(host)\(path)".replacing("=", with: "\\=")
  return "CEF:0|Example|Gateway|1|1|web|3|rt=\(time) src=\(source) suser=\(user) dhost=\(host)"
    + " request=\(request) requestMethod=GET requestClientApplication=\(client)\n"
}

/// A sign-in as a JSON line.
func signInLine(
  _ time: String, user: String = "a@corp.example", app: String = "Recorded Future",
  risk: String = "none", network: String = "[]", country: String = "DE", result: String = "0"
) -> String {
  "{\"TimeGenerated\":\"\(time)\",\"UserPrincipalName\":\"\(user)\",\"AppDisplayName\":\"\(app)\","
    + "\"ResultType\":\"\(result)\",\"IPAddress\":\"192.0.2.1\",\"RiskLevelDuringSignIn\":\"\(risk)\","
    + "\"LocationDetails\":{\"countryOrRegion\":\"\(country)\"},"
    + "\"NetworkLocationDetails\":\(network),\"ConditionalAccessStatus\":\"success\"}\n"
}

func ingest(
  _ inputs: [InputFile], into store: HistoryStore
) throws -> RunSummary {
  try IngestJob(
    policies: try shippedPolicies(), inputs: inputs, store: store,
    times: TimeParser(reference: testNow), now: testNow
  ).run()
}
