import Events
import Foundation
import Testing

@testable import SampleWorld

@Suite("A fictional organisation")
struct OrganisationTests {
  private static let shared = Result { try Organisation(seed: 47) }
  private let organisation: Organisation

  init() throws {
    organisation = try Self.shared.get()
  }

  @Test("The same seed gives the same rows and truth, and another seed others")
  func seed() throws {
    let again = try Organisation(seed: 47)
    #expect(again.rows == organisation.rows)
    #expect(again.truth == organisation.truth)
    #expect(try Organisation(seed: 48).rows != organisation.rows)
  }

  @Test("Rows are ascending and lie in the fourteen weeks")
  func order() {
    #expect(organisation.rows == organisation.rows.sorted())
    #expect(organisation.rows.allSatisfy { organisation.span.window.contains($0.time) })
    let weeks = Set(organisation.rows.map { ISOWeek(containing: $0.time).description })
    #expect(weeks == Set((34...47).map { "2026-W\($0)" }))
  }

  @Test("Every truth row names an entity that acts on that day, in UTC and in Berlin")
  func truth() {
    for row in organisation.truth {
      let clocks = [LocalClock.utc, organisation.span.clock]
      for clock in clocks {
        #expect(
          organisation.rows.contains {
            $0.entity == row.entity && clock.day(of: $0.time) == row.day
          },
          "\(row.csv)")
      }
      #expect(row.csv.split(separator: ",").count == 5)
    }
  }

  @Test("Malicious days lie in the last two weeks and decoys stand beside them")
  func attacks() {
    let malicious = organisation.truth.filter(\.isMalicious)
    #expect(
      Set(malicious.map(\.kind)) == [
        "bulk-api-night", "account-takeover", "service-account-interactive", "slow-script",
      ])
    let last = Set(malicious.map { ISOWeek(containing: $0.day).description })
    #expect(last == ["2026-W46", "2026-W47"])
    #expect(
      Set(organisation.truth.filter { !$0.isMalicious }.map(\.kind)) == [
        "burst", "business-trip", "holiday-return", "lookalike", "new-hire",
      ])
  }

  @Test("An analyst on holiday leaves no trace, and a new hire none before the first day")
  func absence() {
    let span = organisation.span
    let roster = Roster(span: span)
    for analyst in roster.analysts {
      let days = organisation.rows.filter { $0.entity == analyst.user }
        .map { span.clock.day(of: $0.time) }
      #expect(!days.isEmpty)
      #expect(!days.contains { analyst.isAway(on: $0) || !analyst.isEmployed(on: $0) })
    }
    #expect(roster.analysts.filter { $0.away != nil }.count == 8)
    #expect(roster.analysts.last?.hired == LocalDay("2026-10-26"))
  }

  @Test("Addresses and hosts that are not a vendor's are reserved for documentation")
  func reservedNames() {
    let vendors = [
      "recordedfuture.com", "virustotal.com", "shodan.io", "falcon.crowdstrike.com",
      "threatconnect.com", "anomali.com", "advantage.mandiant.com", "exchange.xforce.ibmcloud.com",
      "talosintelligence.com", "otx.alienvault.com", "pulsedive.com", "greynoise.io",
      "urlhaus.abuse.ch", "threatfox.abuse.ch",
    ]
    let reserved = [".example", "example.com", "example.net", "example.org"]
    let fields = organisation.rows.flatMap { $0.text.split(separator: " ") }
    let hosts = Set(fields.filter { $0.hasPrefix("dhost=") })
    #expect(hosts.count > 20)
    for host in hosts {
      #expect((vendors + reserved).contains { host.hasSuffix($0) }, "\(host)")
    }
  }

  @Test("Exactly three lines are broken, and four hosts look like a vendor's")
  func irregularities() {
    let broken = organisation.rows.filter {
      $0.source == .proxy ? !$0.text.contains("|rt=") : !$0.text.hasSuffix("}")
    }
    #expect(broken.count == 3)
    let lookalikes = organisation.rows.filter {
      $0.text.range(of: "dhost=[^ ]*(com|io)[.][a-z]+[.]example", options: .regularExpression)
        != nil
    }
    #expect(Set(lookalikes.map(\.entity)).count == 4)
  }

  @Test("Ordinary rows stay few, so that the sample stays small")
  func size() {
    let hosts = Site.ordinary.map { "dhost=\($0.host) " }
    for export in WeeklyExport.all(of: organisation) where export.name.hasSuffix("cef") {
      let ordinary = export.rows.filter { row in hosts.contains { row.text.contains($0) } }
      #expect((200...2000).contains(ordinary.count), "\(export.name): \(ordinary.count)")
    }
  }
}
