import Seeded

/// A person or an automation of a long past, with its habits.
struct PastActor {
  /// `user0042`, `svc-job07`
  let account: String
  let isAutomation: Bool
  /// How much of all rows are the actor's, in no unit.
  let weight: Double
  /// How much of the actor's rows fall into each week, in no unit.
  let weeks: [Double]
  /// Where it works from, the first mostly.
  let sources: [String]
  let sites: [(site: PastSite, weight: Double)]
  /// The week in which its browser follows the others, 0 to 3.
  private let updates: Int
  private let client: Int
  let key: [UInt8]

  private static let scripts = [Client.pythonRequests, Client.goClient, Client.curl]

  init(number: Int, isAutomation: Bool, weeks: Int, using generator: inout SeededStream) {
    self.isAutomation = isAutomation
    let address = "10.\(20 + number / 60_000).\(number / 240 % 250).\(number % 240 + 2)"
    // A Pareto tail: a few do most of it.
    let tail = 1 / (0.001 + generator.unit())
    key = Array("EXAMPLE-\(number)".utf8)
    updates = generator.integer(0...3)
    if isAutomation {
      account = "svc-job\(TimeText.padded(number, 2))"
      weight = min(tail, 60)
      sources = [address]
      client = generator.integer(0...2)
      sites = (0..<generator.integer(1...2)).map { index in
        (PastSite.interfaces[(number + index * 3) % PastSite.interfaces.count], 1)
      }
      let start = generator.chance(0.7) ? 0 : generator.integer(0...weeks / 2)
      self.weeks = (0..<weeks).map { $0 < start ? 0 : 1 }
    } else {
      account = "user\(TimeText.padded(number, 4))"
      weight = min(tail, 120)
      sources = [address] + (generator.chance(0.3) ? ["10.8" + address.dropFirst(5)] : [])
      client = generator.integer(0...2)
      let first = generator.integer(0...PastSite.portals.count - 1)
      sites = (0..<generator.integer(1...5)).map { index in
        (PastSite.portals[(first + index * 2) % PastSite.portals.count], 1 / Double(index + 1))
      }
      // Who looks rarely looks in few weeks.
      let presence = tail > 3 ? 0.9 : 0.35
      self.weeks = (0..<weeks).map { _ in
        generator.chance(presence) ? 0.3 + generator.unit() : 0
      }
    }
  }

  /// What the actor calls itself in a week; browsers are renewed every four weeks.
  func client(inWeek week: Int) -> String {
    guard !isAutomation else { return Self.scripts[client] }
    let version = 128 + (week + updates) / 4
    return Client.browsers[client].replacing("141.0", with: "\(version).0")
      .replacing("143.0", with: "\(version + 2).0")
  }
}

extension PastActor {
  /// One request: when, and for what.
  struct Request {
    /// Milliseconds from the start of the week.
    var time: Int
    var source: Int
    var site: Int
    var path: PastPath
    var indicator: PastIndicator
    var page: Int
  }

  /// Hands over as many requests as wanted in one week, in no order.
  func request(
    _ count: Int, using generator: inout SeededStream, _ body: (Request) -> Void
  ) {
    isAutomation
      ? requestByClock(count, using: &generator, body)
      : requestInSittings(count, using: &generator, body)
  }

  private func requestByClock(
    _ count: Int, using generator: inout SeededStream, _ body: (Request) -> Void
  ) {
    let week = 7 * 86_400_000
    for index in 0..<count {
      let site = index % sites.count
      let time = index * week / count + generator.integer(0...900)
      body(
        Request(
          time: min(time, week - 1), source: 0, site: site,
          path: generator.pick(sites[site].site.paths),
          indicator: PastIndicator(using: &generator), page: index % 20))
    }
  }

  private func requestInSittings(
    _ count: Int, using generator: inout SeededStream, _ body: (Request) -> Void
  ) {
    var rest = count
    while rest > 0 {
      let day = generator.chance(0.04) ? generator.integer(5...6) : generator.integer(0...4)
      var time = (day * 86_400 + OfficeHours.second(using: &generator)) * 1000
      let source = generator.chance(0.8) ? 0 : sources.count - 1
      let site = generator.index(weights: sites.map(\.weight))
      let paths = sites[site].site.paths
      var place = 0
      var indicator = PastIndicator(using: &generator)
      for _ in 0..<min(rest, generator.integer(1...12)) {
        body(
          Request(
            time: time, source: source, site: site, path: paths[place], indicator: indicator,
            page: place))
        rest -= 1
        place += 1
        time += generator.integer(20...4000)
        if place == paths.count || generator.chance(0.2) {
          place = 0
          indicator = PastIndicator(using: &generator)
          time += generator.integer(2000...60_000)
        }
      }
    }
  }
}
