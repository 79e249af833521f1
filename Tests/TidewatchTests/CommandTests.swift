import Foundation
import Testing

struct CommandTests {
  @Test("scan prints rows in each format, and nothing on stderr when quiet")
  func scans() throws {
    let json = try tidewatch(["scan", "-", "--quiet"], input: hitLine)
    #expect(json.status == 0)
    #expect(json.messages.isEmpty)
    #expect(json.output.hasPrefix("{\"TimeGenerated\":\"2026-11-16T09:14:27Z\""))
    let csv = try tidewatch(["scan", "-", "--as", "csv"], input: hitLine)
    #expect(csv.output.hasPrefix("TimeGenerated,SourceIP,SourceUserName,DestinationHostName,"))
    #expect(csv.output.split(whereSeparator: \.isNewline).count == 2)
    let table = try tidewatch(["scan", "-", "--as", "table", "--no-color"], input: hitLine)
    #expect(table.output.contains("www.virustotal.com"))
    #expect(!table.output.contains("\u{1B}"))
  }

  @Test("scan prints the columns that were named, and says what is wrong with a name")
  func choosesColumns() throws {
    let csv = try tidewatch(
      ["scan", "-", "--as", "csv", "--columns", "TimeGenerated,DestinationHostName"],
      input: hitLine)
    #expect(
      csv.output
        == "TimeGenerated,DestinationHostName\r\n2026-11-16T09:14:27Z,www.virustotal.com\r\n")
    let misspelt = try tidewatch(["scan", "-", "--columns", "TimeGenerate"], input: hitLine)
    #expect(misspelt.status == 2)
    #expect(misspelt.messages.contains("did you mean 'TimeGenerated'?"))
    let table = try tidewatch(
      ["scan", "-", "--as", "table", "--columns", "TimeGenerated"], input: hitLine)
    #expect(table.status == 2)
    #expect(table.messages.contains("a table has its own"))
  }

  @Test("the default window is said, and the rule's own is kept")
  func keepsTheWindow() throws {
    let all = try tidewatch(["scan", "-", "--now", "2027-01-01T00:00:00Z"], input: hitLine)
    #expect(all.messages.contains("all of the input's time"))
    #expect(!all.output.isEmpty)
    let week = try tidewatch(
      ["scan", "-", "--now", "2027-01-01T00:00:00Z", "--lookback", "7d"], input: hitLine)
    #expect(week.output.isEmpty)
    #expect(week.status == 0)
  }

  @Test("judged weeks are counted, dropped, and judged again to the same report")
  func rejudges() throws {
    let scratch = try Scratch()
    let store = try scratch.file("store")
    let log = try scratch.file("proxy.log", hitLine)
    func hunt(_ inputs: [String], to folder: String) throws {
      let hunt = try tidewatch(
        ["hunt"] + inputs + [
          "--store", store, "--week", "2026-W47", "--now", "2026-11-23T06:00:00Z", "--output",
          "\(scratch.path)/\(folder)",
        ])
      #expect(hunt.status == 0, "\(hunt.messages)")
    }
    func judged() throws -> Bool {
      try tidewatch(["history", "stats", "--store", store]).output.contains("judged weeks     1 in")
    }
    try hunt([log], to: "one")
    #expect(try judged())
    let dropped = try tidewatch(["history", "rejudge", "--store", store])
    #expect(dropped.output == "dropped: 1 judgement\n")
    #expect(try !judged())
    try hunt([], to: "two")
    #expect(try judged())
    let reports = try ["one", "two"].map {
      try String(contentsOfFile: "\(scratch.path)/\($0)/2026-W47.md", encoding: .utf8)
    }
    #expect(reports[0] == reports[1])
    #expect(try tidewatch(["history", "rejudge", "--store", "\(scratch.path)/none"]).status == 3)
  }

  @Test("a hunt writes its reports, says where, and gives the same bytes again")
  func hunts() throws {
    let scratch = try Scratch()
    let store = try scratch.file("store")
    let log = try scratch.file("proxy.log", hitLine)
    let arguments = [
      "hunt", log, "--store", store, "--week", "2026-W47", "--now", "2026-11-23T06:00:00Z",
      "--output",
    ]
    let first = try tidewatch(arguments + ["\(scratch.path)/one"])
    #expect(first.status == 0)
    #expect(first.output.contains("1 rule hit → 1 finding → 0 alerts"))
    #expect(first.output.contains("/one/2026-W47.md"))
    let second = try tidewatch(arguments + ["\(scratch.path)/two"])
    #expect(second.status == 0)
    for name in ["2026-W47.md", "2026-W47.json"] {
      let one = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/one/\(name)"))
      let two = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/two/\(name)"))
      #expect(one == two)
      #expect(!one.isEmpty)
    }
  }

  @Test("the default week is the last complete one before now")
  func choosesTheWeek() throws {
    let scratch = try Scratch()
    let store = try scratch.file("store")
    for (now, name) in [
      ("2026-11-23T06:00:00Z", "2026-W47"), ("2026-11-22T23:00:00Z", "2026-W46"),
    ] {
      let outcome = try tidewatch(
        ["hunt", "-", "--store", store, "--now", now, "--output", scratch.path], input: hitLine)
      #expect(outcome.output.hasPrefix(name))
    }
    let days = try tidewatch(
      [
        "hunt", "--store", store, "--now", "2026-11-23T06:00:00Z", "--lookback", "3d",
        "--output", scratch.path,
      ])
    #expect(days.output.hasPrefix("2026-11-20_2026-11-22"))
  }

  @Test("an alert fails the run only where that was asked for")
  func failsOnAlert() throws {
    let scratch = try Scratch()
    let store = try scratch.file("store")
    var log = ""
    for day in 0..<60 {
      let time = 1_794_820_467 - (60 - day) * 86_400
      log += hitLine.replacing("rt=1794820467", with: "rt=\(time)")
    }
    for second in 0..<200 {
      log += hitLine.replacing("rt=1794820467", with: "rt=\(1_794_794_400 + second * 7)")
        .replacing("www.virustotal.com", with: "api.shodan.io")
    }
    let arguments = [
      "hunt", "-", "--store", store, "--week", "2026-W47", "--output", scratch.path,
    ]
    #expect(try tidewatch(arguments, input: log).status == 0)
    let failing = try tidewatch(arguments + ["--fail-on-alert"], input: log)
    #expect(failing.status == 1)
    #expect(failing.output.contains("1 alert"))
  }

  @Test("explain, stats and verify tell what the store holds")
  func looksIntoTheStore() throws {
    let scratch = try Scratch()
    let store = try scratch.file("store")
    #expect(try tidewatch(["ingest", "-", "--store", store], input: hitLine).status == 0)
    let explained = try tidewatch(
      ["explain", "a@corp.example", "--store", store, "--day", "2026-11-16"])
    #expect(explained.status == 0)
    #expect(explained.output.contains("a@corp.example"))
    #expect(explained.output.contains("volume"))
    let stats = try tidewatch(["history", "stats", "--store", store])
    #expect(stats.output.contains("events           1\n"))
    let verified = try tidewatch(["history", "verify", "--store", store])
    #expect(verified.status == 0)
    #expect(verified.output.contains("result: sound"))
    #expect(verified.output.contains("digest: "))
    let mode = try FileManager.default.attributesOfItem(atPath: store)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test("rejections are listed with place, reason and a redacted excerpt")
  func listsRejections() throws {
    let scratch = try Scratch()
    let store = try scratch.file("store")
    let broken = "CEF:0|Example|virustotal.com/?apikey=S3CR3T|\u{1B}[31m\n"
    let log = try scratch.file("proxy.log", hitLine + broken)
    #expect(try tidewatch(["ingest", log, "--store", store]).status == 0)
    let listed = try tidewatch(["rejections", "--store", store])
    #expect(listed.status == 0)
    #expect(listed.output.contains("proxy.log:2, byte \(hitLine.utf8.count)"))
    #expect(listed.output.contains("truncated-record: "))
    #expect(listed.output.contains("> CEF:0|Example|virustotal.com/?apikey=[secret:"))
    #expect(!listed.output.contains("S3CR3T"))
    #expect(!listed.output.contains("\u{1B}"))
  }

  @Test("the formats are listed, and a file is told what it is taken for")
  func explainsFormats() throws {
    let scratch = try Scratch()
    let log = try scratch.file("log", hitLine)
    #expect(try tidewatch(["formats"]).output.contains("sentinel-csv"))
    let explained = try tidewatch(["scan", "--explain-format", log])
    #expect(explained.output.contains("read as cef"))
    let forced = try tidewatch(["scan", log, "--format", "sentinel-ndjson"])
    #expect(forced.output.isEmpty)
    #expect(forced.messages.contains("1 rejected"))
  }

  @Test("every command has help with an example")
  func helps() throws {
    for command in [
      ["scan"], ["ingest"], ["hunt"], ["explain"], ["history", "stats"], ["history", "verify"],
      ["history", "reindex"],
      ["formats"], ["rejections"], ["check-models"], ["exceptions", "list"],
      ["exceptions", "add"], ["exceptions", "remove"], ["exceptions", "check"],
    ] {
      let outcome = try tidewatch(command + ["--help"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("EXAMPLES"))
    }
    #expect(try tidewatch(["--version"]).output == "tidewatch 0.1.0\n")
    let completions = try tidewatch(["--generate-completion-script", "bash"])
    #expect(completions.status == 0)
    #expect(completions.output.contains("tidewatch"))
  }

  @Test("any number of threads prints the same, and a number that makes no sense is refused")
  func takesThreads() throws {
    let one = try tidewatch(["scan", "-", "--quiet", "--threads", "1"], input: hitLine)
    let many = try tidewatch(["scan", "-", "--quiet", "--threads", "7"], input: hitLine)
    #expect(one.status == 0)
    #expect(one.output == many.output)
    #expect(!one.output.isEmpty)
    for number in ["0", "-1", "257", "two", ""] {
      let refused = try tidewatch(["scan", "-", "--threads", number], input: hitLine)
      #expect(refused.status == 2, "--threads \(number)")
    }
    for command in ["scan", "ingest", "hunt"] {
      #expect(try tidewatch([command, "--help"]).output.contains("--threads <number>"))
    }
  }
}
