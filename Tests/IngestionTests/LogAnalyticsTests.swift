import Foundation
import Testing

@testable import Ingestion

struct LogAnalyticsTests {
  private static let answer = """
    {"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated","type":"datetime"},
    {"name":"SourceUserName","type":"string"},{"name":"DestinationHostName","type":"string"},
    {"name":"RequestURL","type":"string"},{"name":"Other","type":"int"}],"rows":[
    ["2026-11-16T09:14:27Z","a@corp.example","www.example.org","https://www.example.org/[x]",1],
    ["2026-11-16T09:14:28Z","a@corp.example","www.virustotal.com",null,2],
    ["2026-11-16T09:14:29Z","b \\"]\\" c","\\u0076irustotal.com","",3],
    ["2026-11-16T09:14:30Z","virustotal.com"]
    ]}]}
    """

  @Test("an answer of the query API is read row by row, on any block border")
  func readsAnswers() throws {
    for block in [32, 100, 1 << 20] {
      let reading = try read(Array(Self.answer.utf8), sizes: BlockSizes(block: block))
      #expect(reading.tally.format == "log-analytics")
      #expect(reading.tally.records == 4)
      #expect(reading.tally.candidates == 3)
      #expect(reading.events.map(\.target) == ["www.virustotal.com", "virustotal.com"])
      #expect(reading.events.map(\.user) == ["a@corp.example", "b \"]\" c"])
      #expect(reading.events.map(\.url) == ["", ""])
      #expect(reading.rejections.map(\.reason) == [.malformedRecord])
    }
  }

  @Test("any number of blank lines between rows is passed over")
  func passesOverBlankLines() throws {
    let blanks = String(repeating: "\n", count: 100_000)
    let answer = Self.answer.replacingOccurrences(of: "\n[", with: "\n" + blanks + "[")
    let reading = try read(
      Array(answer.utf8), sizes: BlockSizes(block: 512, longestRecord: 1024))
    #expect(reading.tally.records == 4)
    #expect(reading.events.map(\.target) == ["www.virustotal.com", "virustotal.com"])
    #expect(reading.rejections.map(\.location.line) == [400_007])
  }

  @Test("all lines of a row that is too long are passed over at once, and counted")
  func passesOverLongRows() throws {
    let long = "[" + Array(repeating: "1,\n", count: 2000).joined() + "1],\n"
    let second = try #require(Self.answer.range(of: "[\"2026-11-16T09:14:28Z"))
    var answer = Self.answer
    answer.insert(contentsOf: long, at: second.lowerBound)
    let reading = try read(
      Array(answer.utf8), sizes: BlockSizes(block: 512, longestRecord: 4096))
    // What is left of the long row is no row, and ends the table.
    #expect(reading.rejections.map(\.reason) == [.recordTooLong])
    #expect(reading.rejections.map(\.location.line) == [5])
    #expect(reading.tally.records == 2)
  }

  @Test("an answer about another table is refused")
  func refusesOtherTables() throws {
    let reading = try read(
      "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"Operation\"}],\"rows\":[[1]]}]}"
    )
    #expect(reading.rejections.map(\.reason) == [.notThisTable])
  }

  @Test("rows as the command line tool of Azure prints them")
  func readsCommandLineOutput() throws {
    let reading = try read(
      """
      [
        {
          "DestinationHostName": "www.virustotal.com",
          "RequestURL": "",
          "TableName": "PrimaryResult",
          "TimeGenerated": "2026-11-16T09:14:27.48Z"
        }
      ]
      """)
    #expect(reading.events.map(\.target) == ["www.virustotal.com"])
    #expect(reading.events.first?.time.description == "2026-11-16T09:14:27.48Z")
  }
}
