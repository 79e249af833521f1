import Events
import Foundation
import Testing

@testable import SampleWorld

@Suite("Log lines")
struct LogLineTests {
  private let time = Timestamp(milliseconds: 1_794_820_467_500)

  @Test("A proxy request is CEF with escaped values in a syslog line")
  func proxy() {
    let request = ProxyRequest(
      time: time, source: "10.20.3.4", user: "corp\\analyst01", host: "www.example.com",
      path: "/a?b=c", client: "curl/8.14.1", bytesOut: 1, bytesIn: 2)
    #expect(
      request.row.text
        == "<134>Nov 16 09:14:27 proxy-01 CEF:0|Example|WebGateway|4.2|web|allowed|3|"
        + #"rt=1794820467500 src=10.20.3.4 suser=corp\\analyst01 dhost=www.example.com "#
        + #"request=https://www.example.com/a?b\=c requestMethod=GET "#
        + "requestClientApplication=curl/8.14.1 act=allowed out=1 in=2")
    #expect(request.row.entity == "corp\\analyst01")
  }

  @Test("A request without a user belongs to its address")
  func nameless() {
    let request = ProxyRequest(
      time: time, source: "10.40.0.5", host: "weather.example", path: "/", client: Client.curl)
    #expect(request.row.entity == "10.40.0.5")
    #expect(!request.row.text.contains("suser"))
  }

  @Test("Line ends in a value cannot break a line")
  func lineEnds() {
    #expect(ProxyRequest.escaped("a\r\nb") == #"a\r\nb"#)
  }

  @Test("A single-digit day is padded with a space, as RFC 3164 wants")
  func paddedDay() throws {
    let first = try #require(Timestamp(year: 2026, month: 9, day: 1, hour: 7))
    let tenth = try #require(Timestamp(year: 2026, month: 9, day: 10, hour: 7))
    #expect(TimeText.syslog(first) == "Sep  1 07:00:00")
    #expect(TimeText.syslog(tenth) == "Sep 10 07:00:00")
  }

  @Test("A sign-in has the table's columns and both forms of network details")
  func signIn() throws {
    for (offset, isText) in [(1, true), (0, false)] {
      let signIn = SignIn(
        time: time.advanced(bySeconds: offset), user: "analyst01@corp.example", app: "Shodan",
        address: "203.0.113.20", client: Client.firefox)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(signIn.row.text.utf8)) as? [String: Any])
      #expect(object["TimeGenerated"] as? String == "2026-11-16T09:14:2\(7 + offset).5000000Z")
      #expect(object["Type"] as? String == "SigninLogs")
      #expect((object["LocationDetails"] as? [String: String])?["countryOrRegion"] == "DE")
      #expect((object["NetworkLocationDetails"] is String) == isText)
    }
  }
}
