import Events
import Foundation

@testable import Ingestion

/// Keeps the events of each piece.
struct KeepingHarvester: Harvester {
  private var pending: [AccessEvent] = []
  private let delay: (@Sendable (AccessEvent) -> Void)?

  /// - Parameter delay: called with every event, so that some pieces take longer than others.
  init(delay: (@Sendable (AccessEvent) -> Void)? = nil) {
    self.delay = delay
  }

  mutating func take(_ event: consuming AccessEvent) {
    delay?(event)
    pending.append(event)
  }

  mutating func reap() -> (harvest: [AccessEvent], weight: Int) {
    defer { pending = [] }
    return (pending, pending.count * 500)
  }
}

/// One log as it was delivered.
struct DeliveredLog: Equatable {
  var name: String
  /// Which input the log is in, and which of its logs it is.
  var input: Int
  var place: Int
  var events: [AccessEvent] = []
  var rejections: [Rejection] = []
  /// `nil` until the log's end was delivered.
  var tally: InputTally?
}

/// Files in a folder of their own, gone when the test is.
final class ParallelInputs {
  private let folder: URL
  private(set) var files: [InputFile] = []

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidewatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func add(_ text: String, named name: String) throws {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    files.append(InputFile(path: file.path, name: name, size: text.utf8.count))
  }

  /// Adds a tar of logs, in the order of the names.
  func addArchive(of logs: [(name: String, text: String)], named name: String) throws {
    let contents = folder.appendingPathComponent("of-\(name)")
    try FileManager.default.createDirectory(at: contents, withIntermediateDirectories: true)
    for log in logs {
      try Data(log.text.utf8).write(to: contents.appendingPathComponent(log.name))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/tar")
    process.arguments =
      ["cf", folder.appendingPathComponent(name).path, "-C", contents.path] + logs.map(\.name)
    try process.run()
    process.waitUntilExit()
    files.append(
      InputFile(path: folder.appendingPathComponent(name).path, name: name, size: nil))
  }

  /// A reader with small blocks, so that a short log is many pieces.
  func reader(block: Int, everything: Bool = false) throws -> LogReader {
    try LogReader(
      terms: testTerms, redactor: testRedactor, times: TimeParser(reference: testNow),
      expansion: testExpansion, parsesEverything: everything, digesting: true,
      sizes: BlockSizes(block: block, longestRecord: 2048))
  }

  /// Reads all files on several threads; a log's parts must come together and in order.
  func delivered(
    by reader: LogReader, threads: Int, delay: (@Sendable (AccessEvent) -> Void)? = nil
  ) throws -> [DeliveredLog] {
    var logs: [DeliveredLog] = []
    let makeHarvester = { @Sendable in KeepingHarvester(delay: delay) }
    try reader.read(files, threads: threads, makeHarvester: makeHarvester) { delivery in
      // What comes before any log begins belongs to none, and is missed.
      if case .begins = delivery {} else if logs.isEmpty { return }
      switch delivery {
      case .begins(let name, let input, let place):
        logs.append(DeliveredLog(name: name, input: input, place: place))
      case .piece(let events, let rejections, _):
        logs[logs.count - 1].events += events
        logs[logs.count - 1].rejections += rejections
      case .ends(let tally, let rejections):
        logs[logs.count - 1].rejections += rejections
        logs[logs.count - 1].tally = tally
      }
    }
    return logs
  }

  /// What reading one log after another on this thread gives.
  func inOrder(by reader: LogReader) throws -> [DeliveredLog] {
    var logs: [DeliveredLog] = []
    for (input, file) in files.enumerated() {
      var place = 0
      try reader.forEachLog(in: file) { log in
        var found = DeliveredLog(name: log.name, input: input, place: place)
        place += 1
        found.tally = try reader.read(
          log,
          into: LogReader.Sink(
            event: { found.events.append($0) }, rejection: { found.rejections.append($0) }))
        logs.append(found)
      }
    }
    return logs
  }
}

/// Logs of several formats, each with rows that matter and rows that do not, and with some that are bad.
enum ParallelSamples {
  static func cef(_ rows: Int, user: String) -> String {
    (0..<rows).map { row in
      switch row % 5 {
      case 1: "CEF:0|Example|Gateway|1|1|web|3|rt=1794820467 dhost=www.example.org suser=x\n"
      case 3: "CEF:0|Example|cut virustotal.com\n"
      default:
        "CEF:0|Example|Gateway|1|1|web|3|rt=17948\(20000 + row) dhost=www.virustotal.com"
          + " suser=\(user)\(row) request=https://www.virustotal.com/\(row)\n"
      }
    }.joined()
  }

  /// A W3C log whose columns change their order every few rows.
  static func w3c(_ rows: Int) -> String {
    var text = "#Software: SGOS 6.7.5.3\n"
    for row in 0..<rows {
      if row % 7 == 0 { text += "#Fields: date time c-ip cs-username cs-host cs-uri-path\n" }
      if row % 7 == 4 { text += "#Fields: cs-host cs-username c-ip date time cs-uri-path\n" }
      let time = "2026-11-16 09:\(10 + row / 60 % 50):\(10 + row % 50)"
      let host = row % 3 == 0 ? "www.example.org" : "www.virustotal.com"
      text +=
        row % 7 < 4
        ? "\(time) 10.0.0.\(row % 250) u\(row) \(host) /p\(row)\n"
        : "\(host) u\(row) 10.0.0.\(row % 250) \(time) /p\(row)\n"
    }
    return text
  }

  /// A Zeek log that becomes another, with other columns, every few rows.
  static func zeek(_ rows: Int) -> String {
    var text = "#separator \\x09\n#unset_field\t-\n"
    for row in 0..<rows {
      if row % 6 == 0 { text += "#path\thttp\n#fields\tts\tid.orig_h\thost\turi\tusername\n" }
      if row % 6 == 3 { text += "#path\tssl\n#fields\tserver_name\tid.orig_h\tts\n" }
      let host = row % 4 == 1 ? "www.example.org" : "www.virustotal.com"
      text +=
        row % 6 < 3
        ? "17948\(20000 + row).5\t10.0.0.\(row % 250)\t\(host)\t/p\(row)\tu\(row)\n"
        : "\(host)\t10.0.0.\(row % 250)\t17948\(20000 + row).5\n"
    }
    return text
  }

  /// Rows of which some go over several lines inside quotes.
  static func csv(_ rows: Int) -> String {
    "TimeGenerated,SourceIP,SourceUserName,DestinationHostName,RequestURL,RequestClientApplication,Type\n"
      + (0..<rows).map { row in
        let host = row % 3 == 0 ? "www.example.org" : "www.virustotal.com"
        let client = row % 4 == 0 ? "\"two\nlines, \"\"\(row)\"\"\"" : "curl/\(row)"
        return "2026-11-16T09:14:\(10 + row % 50)Z,10.0.0.\(row % 250),u\(row),\(host),"
          + "https://\(host)/\(row),\(client),CommonSecurityLog\n"
      }.joined()
  }

  static func signIns(_ rows: Int) -> String {
    "["
      + (0..<rows).map { row in
        let app = row % 3 == 0 ? "Corp Mail" : "Recorded Future"
        return "{\"TimeGenerated\":\"2026-11-16T09:14:\(10 + row % 50)Z\",\"AppDisplayName\":"
          + "\"\(app)\",\"UserPrincipalName\":\"u\(row)@corp.example\",\"ResultType\":\"0\",\n"
          + "\"RiskLevelDuringSignIn\":\"high\",\"Type\":\"SigninLogs\"}"
      }.joined(separator: ",\n") + "]\n"
  }
}
