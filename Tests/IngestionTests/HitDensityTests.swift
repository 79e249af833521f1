import Events
import Testing

@testable import Ingestion

/// Reading without a search where nearly all is hits, against reading with it.
struct HitDensityTests {
  @Test(
    "density is high from more than three quarters of a block's bytes on, until a block has fewer")
  func tells() {
    var density = HitDensity()
    #expect(!density.isHigh)
    density.note(taken: 750, of: 1000)
    #expect(!density.isHigh)
    density.note(taken: 751, of: 1000)
    #expect(density.isHigh)
    density.note(taken: 0, of: 1000)
    #expect(!density.isHigh)
  }

  @Test(
    "hits, counts, rejections and their places are the same with and without the search",
    arguments: ["\n", "\r\n"], [true, false])
  func readsTheSame(lineEnd: String, counts: Bool) throws {
    var random = SeededRandom(seed: 7)
    var lookedAtInVain = 0
    for round in 0..<40 {
      let log = Self.log(lineEnd: lineEnd, endsLast: round % 2 == 0, using: &random)
      let files = try ParallelInputs()
      try files.add(log, named: "log")
      let searching = try Self.reading(files, views: false, counts: counts, threads: 1)
      for threads in [1, 2] {
        let viewing = try Self.reading(files, views: true, counts: counts, threads: threads)
        #expect(viewing.hits == searching.hits)
        #expect(viewing.rejections == searching.rejections)
        #expect(viewing.tally == searching.tally)
        lookedAtInVain += viewing.others - searching.others
      }
      #expect(!searching.hits.isEmpty)
      #expect(!searching.rejections.isEmpty)
    }
    #expect(lookedAtInVain > 0, "no line was read without a search")
  }

  @Test("a term that is only there once escapes are resolved is found no more often among hits")
  func searchesForEscapes() throws {
    let hit = "CEF:0|a|b|1|1|w|3|rt=1794820467500 dhost=xa=b request=/\n"
    let files = try ParallelInputs()
    try files.add(
      String(repeating: hit, count: 200)
        + "CEF:0|a|b|1|1|w|3|rt=1794820467500 dhost=x request=/?a\\=b\n", named: "log")
    for views in [false, true] {
      let read = try Self.reading(files, terms: ["a=b"], views: views, counts: true, threads: 1)
      #expect(read.hits.count == 200)
      #expect(read.tally.candidates == 200)
      #expect(read.tally.nonCandidates == 1)
    }
  }

  // MARK: Logs

  private static func line(_ url: String, rt: String = "1794820467500", user: String = "x")
    -> String
  {
    "<134>Nov 16 09:14:27 edge CEF:0|Example|Gate|1|1|w|3|rt=\(rt) suser=\(user) request=\(url)"
  }

  private static let hit = line("https://www.virustotal.com/gui?a\\=b")

  /// What stands between hits: no candidates, candidates that are no hits, and what cannot be read.
  private static let others = [
    line("https://www.example.org/"),
    line("https://www.example.org/", user: "virustotal.com"),
    line("https://www.virustotal.com/", rt: "never"),
    line("https://www.example.org/", rt: "never"),
    line("https://www.virustotal.com/", rt: "1300000000000"),
    "CEF:0|Example|Gate|1|1|virustotal.com",
    "CEF:0|Example|Gate",
    "nothing at all",
    "virustotal.com without a header",
    "",
    " ",
    "\r",
    "# virustotal.com",
    // Longer than the longest record, with a hit's term and without.
    line("https://www.virustotal.com/" + String(repeating: "x", count: 5000)),
    String(repeating: "y", count: 9000),
  ]

  /// Stretches of hits alone, of hits with a few others, and of others with a few hits.
  private static func log(
    lineEnd: String, endsLast: Bool, using random: inout SeededRandom
  ) -> String {
    var lines = [hit, hit]
    for share in [100, 95, 20, 90, 0, 100, 85, 97] {
      for _ in 0..<Int.random(in: 10...60, using: &random) {
        let isHit = Int.random(in: 0..<100, using: &random) < share
        lines.append(isHit ? hit : others.randomElement(using: &random) ?? "")
      }
    }
    return lines.joined(separator: lineEnd) + (endsLast ? lineEnd : "")
  }

  // MARK: Readings

  private struct Read {
    var hits: [AccessEvent] = []
    /// Events and rows without a term in a text of theirs.
    var others = 0
    var rejections: [Rejection] = []
    var tally = InputTally(name: "")
  }

  private static func reading(
    _ files: ParallelInputs, terms: [String] = ["virustotal.com"], views: Bool, counts: Bool,
    threads: Int
  ) throws -> Read {
    let reader = try LogReader(
      terms: terms, redactor: testRedactor, times: TimeParser(reference: testNow),
      expansion: testExpansion,
      plausible: TimeWindow(
        start: Timestamp(seconds: 1_600_000_000), end: .init(seconds: 4_000_000_000)),
      format: CEFFormat(), countsRecords: counts,
      sizes: BlockSizes(block: 1024, longestRecord: 4096))
    var read = Read()
    let make = { @Sendable in HitHarvester(terms: terms, takesViews: views) }
    try reader.read(files.files, threads: threads, makeHarvester: make) { delivery in
      switch delivery {
      case .begins: break
      case .piece(let harvest, let rejections, _):
        read.hits += harvest.hits
        read.others += harvest.others
        read.rejections += rejections
      case .ends(let tally, let rejections):
        read.tally = tally
        read.rejections += rejections
      }
    }
    return read
  }

  private struct HitHarvester: Harvester {
    struct Harvest {
      var hits: [AccessEvent] = []
      var others = 0
    }

    let terms: [String]
    let takesViews: Bool
    private var pending = Harvest()

    init(terms: [String], takesViews: Bool) {
      self.terms = terms
      self.takesViews = takesViews
    }

    mutating func take(_ event: consuming AccessEvent) {
      _ = keep(event)
    }

    mutating func take(_ row: ProxyRowView) -> Bool { keep(AccessEvent(row)) }

    private mutating func keep(_ event: AccessEvent) -> Bool {
      guard terms.contains(where: { event.url.contains($0) || event.target.contains($0) }) else {
        pending.others += 1
        return false
      }
      pending.hits.append(event)
      return true
    }

    mutating func reap() -> (harvest: Harvest, weight: Int) {
      defer { pending = Harvest() }
      return (pending, 0)
    }
  }
}
