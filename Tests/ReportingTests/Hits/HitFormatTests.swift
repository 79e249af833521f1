import Events
import Foundation
import Testing

@testable import Reporting

@Suite("Hit formats")
struct HitFormatTests {
  private func written(_ hit: Hit, _ format: any HitFormat) -> [UInt8] {
    var rows = RowBytes()
    format.write(hit, into: &rows)
    return (format.header ?? []) + rows.withBytes { Array($0) }
  }

  @Test("A hit in every format", arguments: HitCase.names)
  func golden(name: String) throws {
    let golden = try HitCase(name)
    try golden.expect(
      HitFormatName.allCases.map { ($0.rawValue, written(golden.hit, $0.format(width: 140))) })
  }

  @Test("The columns are those of the rule's union, in its order")
  func columns() {
    let expected = """
      TimeGenerated, SourceIP, SourceUserName, DestinationHostName, RequestURL, RequestMethod, \
      UserAgent, IsAPICall, IsScriptedClient, VendorQueried, DeviceVendor, DeviceProduct, \
      UserPrincipalName, AppDisplayName, IPAddress, CountryCode, SignInRisk, \
      NetworkLocationDetails, ConditionalAccessStatus
      """
    #expect(HitColumn.allCases.map(\.rawValue).joined(separator: ", ") == expected)
  }

  @Test("The flags and user agent of a sign-in are the rule's constants")
  func signIn() throws {
    var hit = Sample.signInHit(at: try Sample.time(18, 3))
    hit.isAPICall = true
    hit.isScriptedClient = true
    hit.event.client = "curl/8.5.0"
    let row = try JSONValue(written(hit, NDJSONHitFormat()))
    #expect(row["IsAPICall"] == .bool(false))
    #expect(row["IsScriptedClient"] == .bool(false))
    #expect(row["UserAgent"] == .string(""))
    #expect(row["VendorQueried"] == .string("Recorded Future"))
  }

  @Test("NDJSON is one line of valid JSON with the log's own text", arguments: Attack.all)
  func ndjson(attack: String) throws {
    var hit = Sample.proxyHit(at: try Sample.time(18, 9), url: attack)
    hit.event.client = attack
    hit.entity.id = attack
    let bytes = written(hit, NDJSONHitFormat())
    #expect(bytes.count(where: { $0 == 0x0A }) == 1 && bytes.last == 0x0A)
    let row = try JSONValue(bytes)
    #expect(row["RequestURL"] == .string(attack))
    #expect(row["UserAgent"] == .string(attack))
    #expect(row["annotations"]?["entity"] == .string(attack))
    #expect(row.object.count == HitColumn.allCases.count + 1)
  }

  @Test("A table keeps to its width, whatever is in it", arguments: Attack.all)
  func table(attack: String) throws {
    var hit = Sample.proxyHit(at: try Sample.time(18, 9), url: attack)
    hit.event.client = attack
    hit.event.target = attack
    hit.entity.id = attack
    for width in [74, 80, 133, 200] {
      let format = TableHitFormat(width: width, usesColour: false, timeZone: .gmt)
      let lines = String(decoding: written(hit, format), as: UTF8.self).split(separator: "\n")
      #expect(lines.count == 2)
      for line in lines {
        #expect(Escape.columnCount(of: String(line)) <= width)
        #expect(line.unicodeScalars.allSatisfy { !Escape.isHidden($0) })
      }
    }
  }

  @Test("A table has escape sequences only when colour is asked for, and the same text")
  func colour() throws {
    var hit = Sample.signInHit(at: try Sample.time(18, 3))
    hit.isLookalike = true
    let plain = written(hit, HitFormatName.table.format(width: 120))
    let coloured = written(hit, HitFormatName.table.format(width: 120, usesColour: true))
    #expect(!plain.contains(0x1B))
    let text = String(decoding: coloured, as: UTF8.self)
      .replacing(/\u{1B}\[[0-9]+m/, with: "").replacing(/\ +\n/, with: "\n")
    #expect(coloured.count(where: { $0 == 0x1B }) >= 8)
    #expect(text == String(decoding: plain, as: UTF8.self))
  }

  @Test("A table shows the time of the zone that it names")
  func zone() throws {
    let format = HitFormatName.table.format(timeZone: try Sample.berlin())
    let text = String(
      decoding: written(Sample.proxyHit(at: try Sample.time(18, 23, 30)), format), as: UTF8.self)
    #expect(text.hasPrefix("TIME (Europe/Berli…"))
    #expect(text.contains("\n2026-11-19 00:30:00  "))
  }

  @Test("Every format says what it is for")
  func purposes() {
    #expect(Set(HitFormatName.allCases.map(\.purpose)).count == HitFormatName.allCases.count)
  }
}
