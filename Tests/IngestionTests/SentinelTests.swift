import Events
import Testing

@testable import Ingestion

struct SentinelTests {
  private static let signIn = """
    {"TimeGenerated":"2026-11-16T09:14:27.4830000Z","UserPrincipalName":"a@corp.example",\
    "AppDisplayName":"Recorded Future","IPAddress":"192.0.2.7","ResultType":0,\
    "LocationDetails":{"city":"x","countryOrRegion":"NL"},"RiskLevelDuringSignIn":"high",\
    "NetworkLocationDetails":[{"networkType":"\\u0061nonymizedIPAddress"}],\
    "ConditionalAccessStatus":"success","UserAgent":"Mozilla/5.0"}
    """

  private func expectSignIn(_ event: AccessEvent?) throws {
    let event = try #require(event)
    #expect(event.time.description == "2026-11-16T09:14:27.483Z")
    #expect(event.channel == .signIn)
    #expect(event.user == "a@corp.example")
    #expect(event.target == "Recorded Future")
    #expect(event.source == "192.0.2.7")
    #expect(event.resultType == "0")
    #expect(event.country == "NL")
    #expect(event.risk == "high")
    #expect(event.networkDetails.contains("anonymizedIPAddress"))
    #expect(event.conditionalAccess == "success")
    #expect(event.client == "Mozilla/5.0")
  }

  @Test("a sign-in is read from a JSON line, and escapes of letters hide nothing")
  func readsJSONLine() throws {
    let reading = try read(Self.signIn + "\n")
    #expect(reading.tally.format == "sentinel-ndjson")
    try expectSignIn(reading.events.first)
  }

  @Test("a sign-in is read from an array, spread over lines")
  func readsJSONArray() throws {
    let reading = try read("[\n" + Self.signIn.replacing(",", with: ",\n") + "\n]\n")
    #expect(reading.tally.format == "sentinel-json")
    try expectSignIn(reading.events.first)
  }

  @Test("a sign-in is read from the portal's CSV, with JSON cells over several lines")
  func readsPortalCSV() throws {
    let reading = try read(
      """
      \u{FEFF}TimeGenerated [UTC],ResultType,AppDisplayName,UserPrincipalName,IPAddress,\
      LocationDetails_dynamic,LocationDetails_string,RiskLevelDuringSignIn,NetworkLocationDetails,\
      ConditionalAccessStatus,UserAgent,Type
      "11/16/2026, 9:14:27.483 AM",0,Recorded Future,a@corp.example,192.0.2.7,\
      "{
        ""countryOrRegion"": ""NL""
      }",,high,"[{""networkType"":""anonymizedIPAddress""}]",success,Mozilla/5.0,SigninLogs

      """)
    #expect(reading.tally.format == "sentinel-csv")
    #expect(reading.tally.containers == [.utf8Mark])
    #expect(reading.tally.records == 1)
    try expectSignIn(reading.events.first)
  }

  @Test("a proxy row is read with either name of the user agent")
  func readsProxyRows() throws {
    for column in ["RequestClientApplication", "UserAgent"] {
      let reading = try read(
        """
        TimeGenerated,SourceIP,SourceUserName,DestinationHostName,RequestURL,RequestMethod,\
        \(column),DeviceVendor,DeviceProduct
        2026-11-16T09:14:27Z,10.0.0.1,CORP\\b,www.virustotal.com,https://www.virustotal.com/,GET,\
        curl/8,Example,Gateway

        """)
      let event = try #require(reading.events.first)
      #expect(event.channel == .proxy)
      #expect(event.source == "10.0.0.1")
      #expect(event.user == "CORP\\b")
      #expect(event.target == "www.virustotal.com")
      #expect(event.url == "https://www.virustotal.com/")
      #expect(event.method == "GET")
      #expect(event.client == "curl/8")
      #expect(event.deviceVendor == "Example")
      #expect(event.deviceProduct == "Gateway")
    }
  }

  @Test("a location that is a string of JSON is read like an object")
  func readsStringLocation() throws {
    let text = Self.signIn.replacing(
      "{\"city\":\"x\",\"countryOrRegion\":\"NL\"}",
      with: "\"{\\\"countryOrRegion\\\":\\\"NL\\\"}\"")
    #expect(try read(text).events.first?.country == "NL")
  }

  @Test("the time of an old CommonSecurityLog export is found in its extensions")
  func findsExtensionTime() throws {
    let reading = try read(
      """
      DestinationHostName,RequestURL,AdditionalExtensions,Type
      www.virustotal.com,,"cat=x;start=1794820467000;end=1794820468000",CommonSecurityLog

      """)
    #expect(reading.events.first?.time.description == "2026-11-16T09:14:28Z")
  }

  @Test(
    "other tables are refused by name",
    arguments: [
      ("TimeGenerated,OperationName,Type\n2026-11-16T09:14:27Z,x,AuditLogs\n", "AuditLogs"),
      ("{\"Type\":\"OfficeActivity\",\"Operation\":\"x\"}\n", "OfficeActivity"),
      ("StartTime [UTC],IPAddress,Type\n1,2,SigninLogs\n", "AppDisplayName"),
      ("id,user,date,pc,url,content\n1,a,2026-11-16,pc1,http://h.example/, x\n", "columns"),
      ("{\n  \"Event\": {\"EventID\": 1}\n}\n{\n  \"Event\": {\"EventID\": 3}\n}\n", "columns"),
    ])
  func refusesOtherTables(text: String, word: String) throws {
    let reading = try read(text)
    let rejection = try #require(reading.rejections.first)
    #expect(reading.rejections.count == 1)
    #expect(rejection.reason == .notThisTable)
    #expect(rejection.detail.contains(word))
    #expect(reading.events.isEmpty)
  }

  @Test(
    "broken candidates are rejected where they stand, and the rest is read",
    arguments: [
      ("{\"AppDisplayName\":\"Recorded Future\",\"Resul", Rejection.Reason.truncatedRecord),
      ("{\"AppDisplayName\":\"Recorded Future\" \"x\":1}", .malformedRecord),
      (
        "{\"AppDisplayName\":\"Recorded Future\",\"ResultType\":\"0\",\"UserPrincipalName\":\"a\"}",
        .missingTime
      ),
    ])
  func rejectsBrokenRecords(line: String, reason: Rejection.Reason) throws {
    let reading = try read(Self.signIn + "\n" + line + "\n" + Self.signIn + "\n")
    #expect(reading.events.count == 2)
    #expect(reading.rejections.map(\.reason) == [reason])
    #expect(reading.rejections.first?.location.line == 2)
    #expect(reading.rejections.first?.location.byteOffset == Self.signIn.utf8.count + 1)
  }

  @Test("a row with too few or too many cells is rejected")
  func rejectsRaggedRows() throws {
    let reading = try read(
      "TimeGenerated,DestinationHostName,RequestURL\n2026-11-16T09:14:27Z,virustotal.com\n"
        + "2026-11-16T09:14:27Z,virustotal.com,,x\n2026-11-16T09:14:27Z,virustotal.com,\n")
    #expect(reading.rejections.map(\.reason) == [.truncatedRecord, .malformedRecord])
    #expect(reading.rejections.map(\.location.line) == [2, 3])
    #expect(reading.events.count == 1)
  }

  @Test("rows without TimeGenerated take the portal's CreatedDateTime, and none without either")
  func readsOtherTimes() throws {
    let columns = ",AppDisplayName,ResultType,UserPrincipalName,Type\n"
    let row = ",Recorded Future,50057,a@corp.example,SigninLogs\n"
    let created = try read(
      "CreatedDateTime [UTC]" + columns + "\"4/28/2026, 2:08:45.221 PM\"" + row)
    #expect(created.events.first?.time.description == "2026-04-28T14:08:45.221Z")
    let timeless = try read("Id" + columns + "1" + row)
    #expect(timeless.rejections.map(\.reason) == [.missingTime])
  }

  @Test("a cell is taken as it stands, escapes of CEF and all")
  func keepsEscapes() throws {
    let reading = try read(
      "TimeGenerated,DestinationHostName,RequestURL\n"
        + "2026-11-16T09:14:27Z,virustotal.com,https://virustotal.com/a?b\\=c\n")
    #expect(reading.events.first?.url == "https://virustotal.com/a?b\\=c")
  }
}
