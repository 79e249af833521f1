import Foundation
import Testing

@testable import Ingestion

/// Which of all published files the firewalls' and schemas' formats take for theirs.
struct FirewallRecognitionTests {
  private static let formats: [any LogFormat] = [
    FortiGateFormat(), ECSFormat(), OCSFFormat(), PaloAltoFormat(), ZscalerJSONFormat(),
    ZscalerTabFormat(),
  ]

  @Test("each published file of these products is claimed by its one format, and no other file is")
  func claimsItsOwnFilesOnly() throws {
    guard let root = fixtures(""), let walk = FileManager.default.enumerator(atPath: root) else {
      return
    }
    var claims: [String: [String]] = [:]
    for case let path as String in walk {
      guard let data = FileManager.default.contents(atPath: "\(root)/\(path)"), !data.isEmpty
      else { continue }
      let names = data.prefix(256 * 1024).withUnsafeBytes { bytes in
        let head = InputHead(ByteView(bytes))
        return Self.formats.filter { format in
          if case .no = format.recognise(head) { false } else { true }
        }.map(\.name)
      }
      if !names.isEmpty { claims[path] = names }
    }
    #expect(
      claims == [
        "wazuh-lines/fortigate.log": ["fortigate"],
        "wazuh-lines/paloalto.log": ["paloalto"],
        "syslog-cef-splunk/fortinet_ngfw.log": ["fortigate"],
        "syslog-cef-splunk/palo_alto.log": ["paloalto"],
        "syslog-cef-splunk/zscaler_proxy.log": ["zscaler-tab"],
        "splunk-attack-data/pan-threat-log4shell.txt": ["paloalto"],
        "splunk-attack-data/pan-traffic-log4shell.txt": ["paloalto"],
        "splunk-attack-data/zscaler-nss-web.json.txt": ["zscaler-json"],
      ])
  }
}
