import Events
import Foundation
import Testing

@testable import Ingestion

/// Entra's diagnostic events: the category and fields of each as a plain JSON reader finds them, and
/// the time that another product took for its own.
enum DiagnosticEventComparison {
  /// The categories whose events are sign-ins of a person; no other may be read as one.
  private static let signInCategories: Set = ["SignInLogs", "NonInteractiveUserSignInLogs"]

  static let comparisons = [
    ("azure_auth_methods_policy_oidc_change", 2), ("azure_device_code_broker_client", 9),
    ("azure_domain_trust_settings_modified", 2), ("azure_elevate_user_access_admin", 2),
    ("azure_excessive_account_lockouts", 15), ("azure_failed_signins", 2),
    ("azure_graph_session_multiple_ips", 15), ("azure_high_risk_signin", 10),
    ("azure_invite_external_users", 4), ("azure_legacyauth", 11), ("azure_mfa_disabled", 3),
    ("azure_multiple_protection_alerts", 10), ("azure_policy_changed", 3),
    ("azure_risklevel_passthrough", 5), ("azure_role_changed_pim", 3),
    ("azure_ropc_login_no_mfa", 10), ("azure_service_principal_credentials_added", 2),
    ("azure_vscode_oauth_phishing", 10),
  ].map { name, values in
    Comparison(
      file: "panther-azure-signin/\(name).ndjson",
      against: "each event's own fields, another product's time", values: values
    ) { path, found in
      for (index, line) in try lines(of: path).enumerated() {
        try compare(line, record: index + 1, into: &found)
      }
    }
  }

  private static func lines(of path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  }

  private static func compare(
    _ line: Substring, record: Int, into found: inout Findings
  ) throws {
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let times = TimeParser(reference: testNow)
    var parser = EntraSignInParser(times: times)
    let parsed = withView(String(line)) { parser.parse($0) }
    let isSignIn = signInCategories.contains(try #require(answer["category"] as? String))
    guard case .event(let event) = parsed else {
      found.compare("sign-in", in: record, ours: "false", theirs: "\(isSignIn)")
      return
    }
    found.compare("sign-in", in: record, ours: "true", theirs: "\(isSignIn)")
    let properties = answer["properties"] as? [String: Any] ?? [:]
    for (name, ours, theirs) in [
      ("user", event.user, properties["userPrincipalName"]),
      ("application", event.target, properties["appDisplayName"]),
      ("source", event.source, properties["ipAddress"]),
    ] {
      found.compare(name, in: record, ours: ours, theirs: theirs as? String ?? "")
    }
    guard let time = answer["p_event_time"] as? String else { return }
    found.compare(
      "time", in: record, ours: event.time.description,
      theirs: try #require(times.instant(in: time)).description)
  }
}
