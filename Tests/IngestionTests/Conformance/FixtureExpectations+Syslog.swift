/// Lines of firewalls and proxies, as products send them and as others test with them.
extension FixtureExpectations {
  static let syslogAndProxies: [FixtureExpectation] =
    FixtureExpectation.folder(
      "syslog-cef-splunk",
      [
        .unknown("barracuda_waf.log"),
        .unknown("checkpoint.log"),
        .read("cisco_wsa.log", "squid", 22, rejected: [.malformedRecord: 6]),
        .read("citrix_netscaler.log", "cef", 7, rejected: [.malformedRecord: 6, .missingTime: 1]),
        .read("cyberark.log", "cef", 3),
        .read("fireye.log", "cef", 6, rejected: [.malformedRecord: 3]),
        .unknown("forcepoint_web.log"),
        .read("fortinet_ngfw.log", "fortigate", 8, rejected: [.malformedRecord: 1]),
        .read("imperva_waf.log", "cef", 6),
        .read("infoblox.log", "cef", 45, rejected: [.malformedRecord: 43]),
        .unknown("isc.log"),
        .unknown("leef.log"),
        .unknown("mcafee_web_gateway.log"),
        .read("microfocus_arcsight.log", "cef", 6),
        .read("microsoft_mcas.log", "cef", 1),
        .read("palo_alto.log", "paloalto", 18, rejected: [.notThisTable: 15]),
        .unknown("sophos_firewall_xg.log"),
        .unknown("sophos_webappliance.log"),
        .read("symantec_proxy.log", "bluecoat-pairs", 3, rejected: [.malformedRecord: 1]),
        .read("trend_deep_security.log", "cef", 8),
        .read(
          "zscaler_proxy.log", "zscaler-tab", 11, rejected: [.malformedRecord: 1, .notThisTable: 7]),
      ])
    + FixtureExpectation.folder(
      "wazuh-lines",
      [
        .read("fortigate.log", "fortigate", 46),
        .otherTable("fortigate.ndjson"),
        .read("paloalto.log", "paloalto", 16, rejected: [.notThisTable: 11, .truncatedRecord: 5]),
        .otherTable("paloalto.ndjson"),
        .read("squid.log", "squid", 2),
        .otherTable("squid.ndjson"),
        .unknown("sysmon.log"),
        .otherTable("sysmon.ndjson"),
        .otherTable("sysmon_eid_1.log"),
        .otherTable("sysmon_eid_1.ndjson"),
        .otherTable("sysmon_eid_3.log"),
        .otherTable("sysmon_eid_3.ndjson"),
      ])
    + FixtureExpectation.folder(
      "splunk-attack-data",
      [
        .read("pan-threat-log4shell.txt", "paloalto", 50, rejected: [.notThisTable: 50]),
        .read("pan-traffic-log4shell.txt", "paloalto", 100, rejected: [.notThisTable: 100]),
        .unknown("sysmon-eid22-xml.log"),
        .read("zscaler-nss-web.json.txt", "zscaler-json", 15),
      ])
    + FixtureExpectation.folder(
      "squid-1eps",
      [
        .read("access.log", "squid", 3),
        .refused("log.json", saying: "(an odd name)"),
      ])
}
