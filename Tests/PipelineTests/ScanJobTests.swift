import Detection
import Events
import Foundation
import Ingestion
import Reporting
import Testing

@testable import Pipeline

struct ScanJobTests {
  private func scan(
    _ text: String, order: ScanJob.Order = .rule, window: RuleWindow? = nil,
    columns: HitColumns = .all, countsRecords: Bool = true
  ) throws -> (rows: [[String: Any]], summary: RunSummary, output: String) {
    let scratch = try Scratch()
    var job = ScanJob(
      policies: try shippedPolicies(), inputs: [try scratch.write(text, to: "log")],
      format: HitFormatName.ndjson.format(columns: columns), times: TimeParser(reference: testNow))
    job.order = order
    job.window = window
    job.countsRecords = countsRecords
    var output: [UInt8] = []
    let summary = try job.run { output += $0 }
    let rows = try output.split(separator: UInt8(ascii: "\n")).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
    return (rows, summary, String(decoding: output, as: UTF8.self))
  }

  @Test("a proxy hit has the rule's columns, and ours under annotations")
  func writesProxyColumns() throws {
    let (rows, summary, _) = try scan(
      proxyLine(
        "1794820467", user: "CORP\\\\b", host: "api.shodan.io", path: "/shodan/host?x=1",
        client: "curl/8.1"))
    let row = try #require(rows.first)
    #expect(row["TimeGenerated"] as? String == "2026-11-16T09:14:27Z")
    #expect(row["SourceIP"] as? String == "10.0.0.1")
    #expect(row["SourceUserName"] as? String == "CORP\\b")
    #expect(row["DestinationHostName"] as? String == "api.shodan.io")
    #expect(row["VendorQueried"] as? String == "api.shodan.io")
    #expect(row["RequestURL"] as? String == "https://api.shodan.io/shodan/host?x=1")
    #expect(row["UserAgent"] as? String == "curl/8.1")
    #expect(row["IsAPICall"] as? Bool == false)
    #expect(row["IsScriptedClient"] as? Bool == true)
    #expect(row["UserPrincipalName"] as? String == "")
    #expect(row.count == 20)
    let annotations = try #require(row["annotations"] as? [String: Any])
    #expect(annotations["vendor"] as? String == "shodan")
    #expect(annotations["lookalike"] as? Bool == false)
    #expect(annotations["entity"] as? String == "corp\\b")
    #expect(summary.hits == 1)
  }

  @Test("only risky successful sign-ins are hits; others are remembered or counted")
  func judgesSignIns() throws {
    let (rows, summary, _) = try scan(
      signInLine("2026-11-16T09:00:00Z", risk: "high")
        + signInLine("2026-11-16T09:01:00Z")
        + signInLine("2026-11-16T09:02:00Z", network: "[{\"networkType\":\"maliciousIPAddress\"}]")
        + signInLine("2026-11-16T09:03:00Z", risk: "High")
        + signInLine("2026-11-16T09:04:00Z", risk: "high", result: "50126")
        + signInLine("2026-11-16T09:05:00Z", app: "Azure Portal", risk: "high"))
    #expect(
      rows.map { $0["TimeGenerated"] as? String } == [
        "2026-11-16T09:02:00Z", "2026-11-16T09:00:00Z",
      ])
    #expect(summary.hits == 2)
    #expect(summary.accesses == 4)
    #expect(summary.failedSignIns == 1)
  }

  @Test("each column alone is what it is among all, as nothing else is read for it")
  func writesChosenColumns() throws {
    let text =
      proxyLine(
        "1794820467", user: "A@corp.example", path: "/f?apikey=S3CR3T&u=1", client: "curl/8")
      + proxyLine("1794820468", user: "-", host: "virustotal.com.login.example")
      + proxyLine("1794820469", user: "svc", host: "api.shodan.io", path: "/shodan/host?x=1")
      + proxyLine("no time") + "virustotal.com\n"
      + signInLine("2026-11-16T09:00:00Z", risk: "high")
    let whole = try scan(text)
    #expect(whole.rows.count == 3)
    for name in HitColumns.names {
      let chosen = try scan(text, columns: try HitColumns(listed: name))
      #expect(chosen.summary.rejected == whole.summary.rejected)
      #expect(chosen.summary.accesses == whole.summary.accesses)
      for (row, full) in zip(chosen.rows, whole.rows) {
        #expect(row.count == 1)
        #expect(cell(name, of: row) == cell(name, of: full), "\(name)")
      }
      #expect(chosen.rows.count == whole.rows.count)
    }
  }

  @Test("where nobody asks how many records there are, hits and rejections are the same")
  func leavesCountingOut() throws {
    let text =
      proxyLine("1794820467") + proxyLine("1794820468", host: "other.example")
      + proxyLine("no time")
    let counted = try scan(text)
    let uncounted = try scan(text, countsRecords: false)
    #expect(uncounted.output == counted.output)
    #expect(uncounted.summary.hits == 1)
    #expect(uncounted.summary.rejected == 1)
    #expect(counted.summary.records == 3)
    #expect(uncounted.summary.records == 2)
  }

  /// What a row has under a name, for comparing; `annotations.vendor` is a name too.
  private func cell(_ name: String, of row: [String: Any]) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    let inner = parts.count == 2 ? row[parts[0]] as? [String: Any] : row
    return inner?[parts.last ?? ""].map { "\($0)" }
  }

  @Test("hits come newest first, or as they stand in the input")
  func ordersHits() throws {
    let text = proxyLine("1794820467") + proxyLine("1794820469") + proxyLine("1794820468")
    let seconds: (([String: Any]) -> String) = {
      String(($0["TimeGenerated"] as? String ?? "").suffix(3))
    }
    #expect(try scan(text).rows.map(seconds) == ["29Z", "28Z", "27Z"])
    #expect(try scan(text, order: .input).rows.map(seconds) == ["27Z", "29Z", "28Z"])
  }

  @Test("the rule's window is strict at its start")
  func keepsTheWindow() throws {
    // 2026-11-16T06:00:00Z is exactly seven days before now.
    let text = proxyLine("1794808800") + proxyLine("1794808801")
    let week = RuleWindow(now: testNow, lookback: 7 * 86_400)
    #expect(try scan(text, window: week).rows.count == 1)
    #expect(try scan(text).rows.count == 2)
  }

  @Test("the rule sees the URL as logged, and the output no secret of it")
  func masksSecrets() throws {
    let (rows, _, output) = try scan(
      proxyLine("1794820467", path: "/f?apikey=S3CR3T&u=1", client: "x"))
    #expect(rows.first?["IsAPICall"] as? Bool == true)
    #expect(
      rows.first?["RequestURL"] as? String == "https://www.virustotal.com/f?apikey=[secret]&u=1")
    #expect(!output.contains("S3CR3T"))
  }

  @Test("a look-alike is a hit of the rule, and annotated as none of the vendor's")
  func annotatesLookalikes() throws {
    let (rows, _, _) = try scan(proxyLine("1794820467", host: "virustotal.com.login.example"))
    let annotations = try #require(rows.first?["annotations"] as? [String: Any])
    #expect(annotations["lookalike"] as? Bool == true)
    #expect(annotations["vendor"] as? String == "virustotal")
  }
}
