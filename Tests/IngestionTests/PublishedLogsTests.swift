import Events
import Testing

@testable import Ingestion

/// Logs that others published, read record by record; skipped where they are not.
struct PublishedLogsTests {
  private struct Expectation {
    var file: String
    var format: String
    var records: Int
    var events: Int
    var rejections: [Rejection.Reason: Int] = [:]
  }

  private static let expectations = [
    Expectation(
      file: "sentinel-portal-csv/sign-in_adelete.csv", format: "sentinel-csv", records: 56,
      events: 56),
    Expectation(
      file: "sentinel-portal-csv/solarigate_CEFevent.csv", format: "sentinel-csv", records: 1,
      events: 1),
    Expectation(
      file: "sentinel-portal-csv/disable_accounts.csv", format: "sentinel-csv", records: 4,
      events: 0, rejections: [.missingTime: 4]),
    Expectation(
      file: "sentinel-portal-csv/signinLogs.csv", format: "", records: 0, events: 0,
      rejections: [.notThisTable: 1]),
    Expectation(
      file: "sentinel-portal-csv/AuditLogs_Hunting.csv", format: "", records: 0, events: 0,
      rejections: [.notThisTable: 1]),
    Expectation(
      file: "sentinel-portal-csv/office_activity_inbox_rule.csv", format: "", records: 0,
      events: 0, rejections: [.notThisTable: 1]),
    Expectation(
      file: "sentinel-portal-csv/solarigate-beacon-umbrella.csv", format: "", records: 0,
      events: 0, rejections: [.notThisTable: 1]),
    Expectation(
      file: "syslog-cef-splunk/citrix_netscaler.log", format: "cef", records: 7, events: 0,
      rejections: [.malformedRecord: 6, .missingTime: 1]),
    Expectation(
      file: "syslog-cef-splunk/cyberark.log", format: "cef", records: 3, events: 3),
    Expectation(
      file: "syslog-cef-splunk/fireye.log", format: "cef", records: 6, events: 3,
      rejections: [.malformedRecord: 3]),
    Expectation(
      file: "syslog-cef-splunk/imperva_waf.log", format: "cef", records: 6, events: 6),
    Expectation(
      file: "syslog-cef-splunk/infoblox.log", format: "cef", records: 45, events: 2,
      rejections: [.malformedRecord: 43]),
    Expectation(
      file: "syslog-cef-splunk/microfocus_arcsight.log", format: "cef", records: 6, events: 6),
    Expectation(
      file: "syslog-cef-splunk/microsoft_mcas.log", format: "cef", records: 1, events: 1),
    Expectation(
      file: "syslog-cef-splunk/trend_deep_security.log", format: "cef", records: 8, events: 8),
  ]

  @Test("every published CEF, CommonSecurityLog and sign-in file is read or refused as it should")
  func readsPublishedFiles() throws {
    for expected in Self.expectations {
      guard let path = fixtures(expected.file) else { continue }
      let reading = try read(path: path, everything: true)
      #expect(reading.tally.format == expected.format, "\(expected.file)")
      #expect(reading.tally.records == expected.records, "\(expected.file)")
      #expect(reading.events.count == expected.events, "\(expected.file)")
      let reasons = Dictionary(grouping: reading.rejections, by: \.reason).mapValues(\.count)
      #expect(reasons == expected.rejections, "\(expected.file)")
    }
  }

  @Test("published sign-ins keep their times, and their user in every row")
  func readsPublishedSignIns() throws {
    guard let path = fixtures("sentinel-portal-csv/sign-in_adelete.csv") else { return }
    let reading = try read(path: path, everything: true)
    let times = reading.events.map(\.time).sorted()
    #expect(times.first?.description.hasPrefix("2021-04-28T14:08") ?? false)
    #expect(times.last?.description.hasPrefix("2021-04-28T15:19") ?? false)
    #expect(Set(reading.events.map(\.user)).count == 1)
    #expect(reading.events.allSatisfy { $0.channel == .signIn && !$0.country.isEmpty })
  }
}
