import Seeded

/// The rows of one week, as places in buffers until they are written in the order of time.
struct PastWeek {
  struct Row {
    /// Milliseconds from the start of the week.
    var time: Int
    /// In the order of making.
    var number: Int
    var line: Int
    var path: Range<Int>
  }

  private var rows: [Row] = []
  private var paths: [UInt8] = []
  /// What stands before and behind the path.
  private var lines: [(before: BenchLine, behind: BenchLine)] = []

  private static let mark: Character = "\u{1}"

  /// Adds the rows of an actor.
  mutating func add(
    _ count: Int, of actor: PastActor, week: Int, using generator: inout SeededStream
  ) {
    let client = actor.client(inWeek: week)
    let places = actor.sources.count
    var known = [Int?](repeating: nil, count: actor.sites.count * places)
    actor.request(count, using: &generator) { request in
      let place = request.site * places + request.source
      let line = known[place] ?? lines.count
      if known[place] == nil {
        known[place] = line
        lines.append(
          Self.line(
            host: actor.sites[request.site].site.host, source: actor.sources[request.source],
            actor: actor, client: client))
      }
      let start = paths.count
      request.path.append(
        to: &paths, indicator: request.indicator, page: request.page, release: week / 3,
        key: actor.key)
      rows.append(
        Row(time: request.time, number: rows.count, line: line, path: start..<paths.count))
    }
  }

  /// All rows by time; those of one instant in the order of making.
  var inOrder: [Row] { rows.sorted { ($0.time, $0.number) < ($1.time, $1.number) } }

  /// Writes a row with its line end.
  func append(_ row: Row, at clock: BenchClock, to buffer: inout [UInt8]) {
    let line = lines[row.line]
    line.before.append(to: &buffer, at: clock, serial: row.number)
    buffer += paths[row.path]
    line.behind.append(to: &buffer, at: clock, serial: row.number)
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func line(
    host: String, source: String, actor: PastActor, client: String
  ) -> (before: BenchLine, behind: BenchLine) {
    let access = BenchAccess(
      account: actor.account, address: source, host: host, hostAddress: "203.0.113.7",
      path: String(mark), method: "GET", client: client, app: "", risk: "none", bytesOut: 512,
      bytesIn: 4096)
    let parts = BenchCEF().row(access).split(separator: mark, maxSplits: 1)
    return (BenchLine(template: String(parts[0])), BenchLine(template: String(parts[1])))
  }
}
