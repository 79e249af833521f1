import Events
import Testing

@testable import Ingestion

struct EntraTests {
  private static func graph(_ app: String, _ extra: String = "") -> String {
    """
    {"id":"1","createdDateTime":"2026-11-16T09:14:27Z","userPrincipalName":"a@corp.example",\
    "appDisplayName":"\(app)","ipAddress":"192.0.2.7","conditionalAccessStatus":"success",\
    "riskLevelDuringSignIn":"high","status":{"errorCode":0,"failureReason":"a } in a string"},\
    "location":{"city":"x","countryOrRegion":"NL"}\(extra)}
    """
  }

  private static func diagnostic(_ category: String, app: String) -> String {
    """
    {"time":"2026-11-16T09:14:27Z","category":"\(category)","resultType":"0",\
    "callerIpAddress":"192.0.2.7","properties":\(graph(app))}
    """
  }

  private func expectSignIn(_ event: AccessEvent?) throws {
    let event = try #require(event)
    #expect(event.time.description == "2026-11-16T09:14:27Z")
    #expect(event.channel == .signIn)
    #expect(event.user == "a@corp.example")
    #expect(event.target == "Recorded Future")
    #expect(event.source == "192.0.2.7")
    #expect(event.country == "NL")
    #expect(event.resultType == "0")
    #expect(event.risk == "high")
    #expect(event.conditionalAccess == "success")
  }

  @Test("a page of Microsoft Graph, also of several one after another, on any block border")
  func readsGraphPages() throws {
    let page =
      "{\"@odata.context\":\"https://graph.example/{x}\",\"value\":["
      + [Self.graph("Mail"), Self.graph("Recorded Future"), Self.graph("Files")]
      .joined(separator: ",\n") + "],\"@odata.nextLink\":\"https://graph.example/next\"}\n"
    for block in [40, 64, 300, 1 << 20] {
      let reading = try read(Array((page + page).utf8), sizes: BlockSizes(block: block))
      #expect(reading.tally.format == "entra-signins")
      #expect(reading.tally.records == 6)
      #expect(reading.tally.candidates == 2)
      #expect(reading.events.count == 2)
      try expectSignIn(reading.events.first)
      #expect(reading.rejections.isEmpty)
    }
  }

  @Test("a bare array, as the portal downloads it")
  func readsArray() throws {
    let reading = try read("[\(Self.graph("Mail")),\(Self.graph("Recorded Future"))]")
    try expectSignIn(reading.events.first)
  }

  @Test("records of a diagnostic setting, wrapped and line by line")
  func readsDiagnosticSettings() throws {
    let records = [
      Self.diagnostic("SignInLogs", app: "Recorded Future"),
      Self.diagnostic("AuditLogs", app: "Recorded Future"),
      Self.diagnostic("SignInLogs", app: "Mail"),
    ]
    for text in [
      "{\"records\": [" + records.joined(separator: ",") + "]}",
      records.joined(separator: "\n") + "\n",
    ] {
      let reading = try read(text)
      #expect(reading.tally.format == "entra-signins")
      try expectSignIn(reading.events.first)
      #expect(reading.events.count == 1)
      #expect(reading.rejections.map(\.reason) == [.notThisTable])
      #expect(reading.rejections.first?.detail.contains("AuditLogs") ?? false)
    }
  }

  @Test("a file of another category is refused by the category's name")
  func refusesOtherCategories() throws {
    let reading = try read(Self.diagnostic("NetworkAccessTrafficLogs", app: "x") + "\n")
    #expect(reading.rejections.map(\.reason) == [.notThisTable])
    #expect(reading.rejections.first?.detail.contains("NetworkAccessTrafficLogs") ?? false)
  }

  @Test("a record that the file breaks off is told, the others are read")
  func tellsBrokenRecords() throws {
    let whole = Self.graph("Recorded Future")
    let reading = try read("{\"value\":[\(whole),\(whole.dropLast(30))")
    #expect(reading.events.count == 1)
    #expect(reading.rejections.map(\.reason) == [.truncatedRecord])
  }

  @Test("the portal's CSV download, with its own names and a place for a country")
  func readsPortalDownload() throws {
    let reading = try read(
      """
      \u{FEFF}Date (UTC),Request ID,User agent,Username,Application,IP address,Location,Status,\
      Sign-in error code,Conditional Access
      2026-11-16T09:14:27Z,1,Mozilla/5.0,a@corp.example,Recorded Future,192.0.2.7,\
      "Amsterdam, North Holland, NL",Success,None,Success
      2026-11-16T09:14:28Z,2,Mozilla/5.0,a@corp.example,Recorded Future,192.0.2.7,\
      "Amsterdam, North Holland, NL",Failure,50126,Not Applied

      """)
    #expect(reading.tally.format == "entra-csv")
    #expect(reading.events.map(\.resultType) == ["0", "50126"])
    #expect(reading.events.map(\.country) == ["NL", "NL"])
    #expect(reading.events.first?.user == "a@corp.example")
    #expect(reading.events.first?.client == "Mozilla/5.0")
  }

  @Test("sign-ins that a client made for its user are told apart, by category and by Graph's word")
  func tellsBackgroundSignIns() throws {
    let entra = try read(
      """
      {"category":"NonInteractiveUserSignInLogs","time":"2026-11-16T09:14:27Z","resultType":"0",\
      "properties":{"userPrincipalName":"a@corp.example","appDisplayName":"Recorded Future"}}
      {"createdDateTime":"2026-11-16T09:14:28Z","userPrincipalName":"a@corp.example",\
      "appDisplayName":"Recorded Future","signInEventTypes":["nonInteractiveUser"]}
      {"createdDateTime":"2026-11-16T09:14:29Z","userPrincipalName":"a@corp.example",\
      "appDisplayName":"Recorded Future","signInEventTypes":["interactiveUser"]}
      {"createdDateTime":"2026-11-16T09:14:30Z","userPrincipalName":"",\
      "appDisplayName":"Recorded Future","signInEventTypes":["servicePrincipal"]}

      """)
    #expect(entra.events.map(\.channel) == [.backgroundSignIn, .backgroundSignIn, .signIn])
    #expect(entra.rejections.map(\.reason) == [.notThisTable])
    let columns = "TimeGenerated,UserPrincipalName,AppDisplayName,ResultType,IsInteractive,Type\n"
    let cells = "2026-11-16T09:14:27Z,a@corp.example,Recorded Future,0"
    let table = try read(
      columns + cells + ",False,AADNonInteractiveUserSignInLogs\n" + cells + ",False,SigninLogs\n"
        + cells + ",False,\n" + cells + ",True,\n")
    #expect(
      table.events.map(\.channel) == [.backgroundSignIn, .signIn, .backgroundSignIn, .signIn])
  }

  @Test(
    "keys in lower case, numbers for texts, times without a zone and absent fields do no harm",
    arguments: [
      #""callerIpAddress":"192.0.2.7","resultType":50126,"operationName":"Sign-in activity""#,
      #""calleripaddress":"192.0.2.7","resulttype":"50126","operationname":"Sign-in activity""#,
    ])
  func readsLooseDiagnosticSettings(fields: String) throws {
    let reading = try read(
      #"{"time":"2026-11-16 09:14:27.123","category":"SignInLogs","#
        + fields + #","properties":{"appDisplayName":"Recorded Future"}}"# + "\n")
    let event = try #require(reading.events.first)
    #expect(event.time.description == "2026-11-16T09:14:27.123Z")
    #expect(event.source == "192.0.2.7")
    #expect(event.resultType == "50126")
    #expect(event.user.isEmpty)
    #expect(event.country.isEmpty)
  }
}
