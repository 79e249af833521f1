/// Exports of Sentinel and Entra, and files that hold lines of logs in fields of their own.
extension FixtureExpectations {
  static let exports: [FixtureExpectation] =
    FixtureExpectation.folder(
      "sentinel-portal-csv",
      [
        .refused("AuditLogs_Hunting.csv", saying: "AuditLogs"),
        .read("disable_accounts.csv", "sentinel-csv", 4, rejected: [.missingTime: 4]),
        .refused("office_activity_inbox_rule.csv", saying: "OfficeActivity"),
        .read("sign-in_adelete.csv", "sentinel-csv", 56),
        .refused("signinLogs.csv", saying: "SigninLogs needs"),
        .otherTable("solarigate-beacon-umbrella.csv"),
        .read("solarigate_CEFevent.csv", "sentinel-csv", 1),
      ])
    + FixtureExpectation.folder(
      "panther-azure-signin",
      [
        .refused("azure_auth_methods_policy_oidc_change.ndjson", saying: "Policy"),
        .read("azure_device_code_broker_client.ndjson", "entra-signins", 2),
        .refused("azure_domain_trust_settings_modified.ndjson", saying: "DirectoryManagement"),
        .refused("azure_elevate_user_access_admin.ndjson", saying: "AuditLogs"),
        .read("azure_excessive_account_lockouts.ndjson", "entra-signins", 3),
        .refused("azure_failed_signins.ndjson", saying: "ServicePrincipalSignInLogs"),
        .read("azure_graph_session_multiple_ips.ndjson", "entra-signins", 3),
        .read("azure_high_risk_signin.ndjson", "entra-signins", 2),
        .refused("azure_invite_external_users.ndjson", saying: "AuditLogs"),
        .read("azure_legacyauth.ndjson", "entra-signins", 3, rejected: [.notThisTable: 1]),
        .refused("azure_mfa_disabled.ndjson", saying: "AuditLogs"),
        .read("azure_multiple_protection_alerts.ndjson", "entra-signins", 2),
        .refused("azure_policy_changed.ndjson", saying: "AuditLogs"),
        .refused("azure_risklevel_passthrough.ndjson", saying: "ServicePrincipalSignInLogs"),
        .refused("azure_role_changed_pim.ndjson", saying: "AuditLogs"),
        .read("azure_ropc_login_no_mfa.ndjson", "entra-signins", 2),
        .refused(
          "azure_service_principal_credentials_added.ndjson", saying: "ApplicationManagement"),
        .read("azure_vscode_oauth_phishing.ndjson", "entra-signins", 2),
      ])
    + FixtureExpectation.folder(
      "cef-logstash",
      [
        .otherTable("cases.ndjson"),
        .otherTable("timestamps.ndjson"),
      ])
    + FixtureExpectation.folder(
      "uba-synthetic",
      [
        .otherTable("http.csv")
      ])
}
