/// The numbers of records that the makers of files, or who collected them, state.
enum CountComparison {
  static let comparisons = [
    ("sentinel-portal-csv/sign-in_adelete.csv", 56),
    ("sentinel-portal-csv/solarigate_CEFevent.csv", 1),
    ("sentinel-portal-csv/disable_accounts.csv", 4),
    ("zeek-rita/json_with_all_fields/http.log", 10),
    ("zeek-rita/json_with_all_fields/ssl.log", 10),
    ("zeek-rita/proxy/http.log", 407), ("zeek-rita/proxy/ssl.log", 407),
    ("zeek-rita/json_with_all_fields/dns.log", 34), ("zeek-rita/proxy/dns.log", 942),
    ("zeek-rita/has_unknown_field/http.log", 5),
    ("zeek-baselines/protocols.http.http-methods/http.log", 49),
    ("splunk-attack-data/zscaler-nss-web.json.txt", 15),
    ("splunk-attack-data/pan-threat-log4shell.txt", 50),
    ("splunk-attack-data/pan-traffic-log4shell.txt", 100),
    ("wazuh-lines/fortigate.log", 46), ("wazuh-lines/paloalto.log", 16),
    ("wazuh-lines/squid.log", 2),
  ].map { file, stated in
    Comparison(file: file, against: "the stated number of records", values: 1) { path, found in
      let records = try read(path: path, everything: true).tally.candidates
      found.compare("records", in: 0, ours: "\(records)", theirs: "\(stated)")
    }
  }
}
