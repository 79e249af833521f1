import Events
import Foundation
import Testing

@testable import Ingestion

/// Every published file, held against the table; passes, skipping, where the files are not.
struct FixtureConformanceTests {
  @Test(
    "a published file is recognised or refused, and every record read or rejected, as the table says",
    arguments: FixtureExpectations.all)
  func readsAsExpected(_ expected: FixtureExpectation) throws {
    guard let path = fixtures(expected.file) else { return }
    let reading = try read(path: path, everything: true)
    #expect(reading.tally.format == expected.format)
    // Every line that is not blank is looked at, as everything is read.
    #expect(reading.tally.candidates == expected.records)
    #expect(reading.events.count == expected.events)
    let reasons = Dictionary(grouping: reading.rejections, by: \.reason).mapValues(\.count)
    #expect(reasons == expected.rejected)
    if case .refused(_, let words) = expected.outcome {
      #expect(reading.rejections.first?.detail.contains(words) ?? false)
    } else {
      #expect(reading.events.count + reading.rejections.count == reading.tally.candidates)
    }
  }

  private func inspection(of path: String) throws -> FormatInspection {
    let file = InputFile(path: path, name: path, size: nil)
    return try #require(try FormatInspection.inspect(file, expansion: testExpansion).first)
  }

  @Test("the table has every file of the folder, and every file once")
  func listsEveryFile() throws {
    let listed = FixtureExpectations.all.map(\.file)
    #expect(Set(listed).count == listed.count)
    guard let root = fixtures(""), let walk = FileManager.default.enumerator(atPath: root) else {
      return
    }
    var found: Set<String> = []
    for case let path as String in walk
    where walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
      if path != "README.md", !path.hasPrefix("licences/") { found.insert(path) }
    }
    #expect(found.subtracting(listed).sorted() == [])
    #expect(Set(listed).subtracting(found).sorted() == [])
  }

  @Test("all published files are recognised for what they are")
  func recognisesEveryFile() throws {
    var wrong: [String] = []
    for expected in FixtureExpectations.all {
      guard let path = fixtures(expected.file) else { continue }
      let found = try inspection(of: path).outcome
      if (try? found.get()) ?? "" != expected.format { wrong.append(expected.file) }
    }
    #expect(wrong == [])
  }

  @Test("of the firewalls', proxies' and schemas' formats, each claims the files of its own only")
  func claimsItsOwnFilesOnly() throws {
    let names = [
      "fortigate", "ecs-ndjson", "ocsf-ndjson", "paloalto", "zscaler-json", "zscaler-tab",
    ]
    for expected in FixtureExpectations.all {
      guard let path = fixtures(expected.file) else { continue }
      let claims = try inspection(of: path).verdicts.filter { verdict in
        if case .no = verdict.recognition { false } else { names.contains(verdict.name) }
      }
      #expect(
        claims.map(\.name) == names.filter { $0 == expected.format }, "\(expected.file)")
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

  @Test("every request of the published proxy log is a tunnel with a host, over 28 hours")
  func readsPublishedProxy() throws {
    guard let path = fixtures("zeek-rita/proxy/http.log") else { return }
    let events = try read(path: path, everything: true).events
    #expect(events.allSatisfy { $0.url.isEmpty && !$0.target.isEmpty && !$0.target.contains(":") })
    #expect(Dictionary(grouping: events, by: \.target).values.map(\.count).max() == 397)
    #expect(Set(events.map(\.source)).count == 1)
    let times = events.map(\.time).sorted()
    let span = try #require(times.last?.ticks) - (try #require(times.first?.ticks))
    #expect(span / 36_000_000_000 == 28)
  }

  @Test("published web requests of firewalls and cloud proxies have what a hit is told by")
  func fillsWebRows() throws {
    for file in ["syslog-cef-splunk/palo_alto.log", "splunk-attack-data/zscaler-nss-web.json.txt"] {
      guard let path = fixtures(file) else { continue }
      let events = try read(path: path, everything: true).events
      #expect(events.allSatisfy { !$0.target.isEmpty && !$0.method.isEmpty }, "\(file)")
    }
  }
}
