/// Windows events, which tell of no access that the rule reads.
extension FixtureExpectations {
  static let windows: [FixtureExpectation] =
    FixtureExpectation.folder(
      "sigma-evtx-json",
      [
        .otherTable("file_event_win_hktl_netexec_file_indicators.json"),
        .otherTable("index.ndjson"),
        .otherTable("proc_creation_win_curl_susp_download.json"),
        .otherTable("proc_creation_win_findstr_recon_everyone.json"),
        .otherTable("proc_creation_win_mal_shai_hulud_malicious_node_bun_execution.json"),
        .otherTable("registry_set_disable_system_restore.json"),
        .otherTable("sysmon_config_modification.json"),
        .otherTable("win_defender_exploit_redsun_tiering_engine_detected_as_eicar.json"),
        .otherTable("win_security_explicit_credential_local_logon.json"),
        .otherTable("win_security_susp_scheduled_task_delete_or_disable.json"),
        .otherTable("win_wmi_activity_nteventlogfile_cleareventlog.json"),
      ])
    + FixtureExpectation.folder(
      "sysmon-otrf-atomic",
      [
        .otherTable("sysmon-eid1.ndjson"),
        .otherTable("sysmon-eid22.ndjson"),
        .otherTable("sysmon-eid3.ndjson"),
      ])
}
