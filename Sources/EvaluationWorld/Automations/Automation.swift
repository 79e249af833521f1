import Seeded

/// A service account, or a host without a user, that uses vendors by itself.
struct Automation: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case soar
    case feed
    case build
    case scanner
    case enricher
    /// A source that several people use and no row names a user of.
    case sharedHost
    /// A server from which somebody looks something up now and then.
    case server
  }

  enum Rhythm: Sendable {
    /// Every so many minutes.
    case clock(minutes: Int)
    /// As work comes, day and night, more of it by day.
    case queue(runs: Double)
    /// As people work.
    case office(runs: Double)
    /// On a day with this chance, by hand or by a job.
    case seldom(chance: Double)
    /// On some days of the week, from an hour on.
    case weekly(days: Set<Int>, hour: Double, runs: Int)
  }

  var number: Int
  /// The account, or `host:` and an address.
  var id: String
  var kind: Kind
  var isHost: Bool
  /// The role that the account's name tells; empty where it tells none.
  var roleName: String
  var rhythm: Rhythm
  /// Mean events of a run, and how even they are.
  var perRun: Double
  var isEven: Bool
  var shape: Double
  var drift: Double
  var client: Client
  var laterClient: Client
  var source: String
  var country: String
  /// Weights by place in the market.
  var vendors: [Double]
  var usesKeys: Bool
  var zone: String
  var firstDay: Int
  var hasContext: Bool
}

extension Automation {
  /// All of a world's, the SOAR first.
  static func all(_ setting: Setting) -> [Automation] {
    let servers = (0..<setting.parameters.servers).map { number in
      var stream = setting.stream("server", number)
      return Automation(number: 100 + number, kind: .server, setting: setting, using: &stream)
    }
    return services(setting) + servers
  }

  private static func services(_ setting: Setting) -> [Automation] {
    (0..<setting.parameters.automations).map { number in
      var stream = setting.stream("automation", number)
      let kinds: [Kind] = [.soar, .feed, .build, .enricher, .scanner]
      let drawn = Kind.allCases[stream.index(weights: [0.15, 0.2, 0.25, 0.1, 0.2, 0.1, 0])]
      let kind = number < kinds.count ? kinds[number] : drawn
      return Automation(number: number, kind: kind, setting: setting, using: &stream)
    }
  }

  private init(number: Int, kind: Kind, setting: Setting, using stream: inout SeededStream) {
    let office = setting.offices[0]
    let source = "10.90.\(stream.integer(0...9)).\(10 + number)"
    let isHost = kind == .server || kind == .sharedHost || (kind == .build && stream.chance(0.4))
    let isNamed = stream.chance(0.7)
    self.number = number
    self.kind = kind
    self.isHost = isHost
    self.source = source
    let (name, role) = Self.name(kind)
    id =
      isHost
      ? "host:\(source)"
      : (isNamed ? "svc-\(name)-\(number)" : "svc-\(8_100 + 37 * number)") + "@corp.example"
    roleName = isNamed && !isHost ? role : ""
    rhythm = Self.rhythm(kind, using: &stream)
    perRun = stream.magnitude(1...12)
    isEven = kind == .feed || stream.chance(0.3)
    shape = stream.number(1.5...6)
    drift = stream.number(0.1...0.6)
    client =
      kind == .soar && stream.chance(0.5)
      ? Client(family: "SOAR", isScripted: false) : stream.pick(Client.services)
    laterClient = stream.pick(Client.services)
    country = setting.parameters.hasSites ? office.country : ""
    var vendors = [Double](repeating: 0, count: setting.market.ids.count)
    let count = kind == .soar || kind == .enricher ? stream.integer(3...6) : stream.integer(1...3)
    for place in setting.market.some(count, using: &stream) {
      vendors[place] = stream.magnitude(0.05...1)
    }
    self.vendors = vendors
    usesKeys = kind != .sharedHost && kind != .server && stream.chance(0.75)
    zone = stream.chance(0.5) ? "UTC" : office.zone
    if kind == .server {
      perRun = stream.magnitude(1...6)
      client = stream.pick(Client.tools + Client.browsers)
      self.vendors = setting.market.popularity.map { $0 + 0.03 }
    }
    let isThin = stream.chance(setting.parameters.thinShare)
    firstDay = isThin ? stream.integer(30...(setting.parameters.firstScored + 20)) : 0
    hasContext = stream.chance(0.5)
  }

  private static func rhythm(_ kind: Kind, using stream: inout SeededStream) -> Rhythm {
    let minutes = stream.pick([15, 30, 60, 60, 120, 240, 360])
    let runs = stream.magnitude(8...60)
    let days = Set((0..<stream.integer(1...3)).map { _ in stream.integer(1...7) })
    let hour = stream.number(0...22)
    switch kind {
    case .feed: return .clock(minutes: minutes)
    case .soar, .enricher: return .queue(runs: runs)
    case .build: return .office(runs: runs)
    case .sharedHost: return .office(runs: runs / 6)
    case .server: return .seldom(chance: stream.magnitude(0.003...0.04))
    case .scanner: return .weekly(days: days, hour: hour, runs: Int(runs))
    }
  }

  private static func name(_ kind: Kind) -> (account: String, role: String) {
    switch kind {
    case .soar: ("soar", "SOAR playbook")
    case .feed: ("ti-feed", "TIP feed")
    case .build: ("build", "DevSecOps hash lookup")
    case .scanner: ("vulnscan", "vulnerability or red-team tooling")
    case .enricher: ("misp", "TIP feed")
    case .sharedHost, .server: ("lab", "")
    }
  }
}
