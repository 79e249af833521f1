/// The addresses that somebody has, day by day.
struct Addresses: Sendable {
  private let offices: [Int: [String]]
  private let leases: [Int]
  private let homes: [String]
  private let tunnels: [String]

  init(of person: Person, in setting: Setting) {
    var stream = setting.stream("addresses/\(person.id)")
    let changes = setting.benign.contains(.addressChange)
    let length = stream.magnitude(8...90)
    var (lease, until) = (0, stream.waiting(mean: length))
    var leases: [Int] = []
    for day in 0..<setting.days {
      if day >= until {
        if changes { lease += 1 }
        until += stream.waiting(mean: length)
      }
      leases.append(lease)
    }
    self.leases = leases
    var own = setting.stream("office-addresses/\(person.id)")
    offices = Dictionary(
      uniqueKeysWithValues: Office.all.map { office in
        (
          office.network,
          (0...(leases.last ?? 0)).map { _ in
            Setting.privateAddress(network: office.network, using: &own)
          }
        )
      })
    var provider = setting.stream("home-addresses/\(person.id)")
    let stays = stream.magnitude(7...120)
    var home = Setting.homeAddress(using: &provider)
    var homes: [String] = []
    for _ in 0..<setting.days {
      if stream.chance(1 / stays), changes { home = Setting.homeAddress(using: &provider) }
      homes.append(home)
    }
    self.homes = homes
    // A tunnel's pool is small, and gives the same address back for a while.
    var pool = setting.stream("tunnel-addresses/\(person.id)")
    var tunnel = "10.200.0.\(pool.integer(10...250))"
    tunnels = (0..<setting.days).map { _ in
      let (isNew, address) = (pool.chance(0.3), "10.200.0.\(pool.integer(10...250))")
      if isNew, changes { tunnel = address }
      return tunnel
    }
  }

  func office(on day: Int, network office: Office) -> String {
    offices[office.network]?[leases[day]] ?? "10.\(office.network).0.9"
  }

  func home(on day: Int) -> String { homes[day] }

  /// Whether the address at home is at most two days old.
  func isNewHome(on day: Int) -> Bool { day > 1 && homes[day] != homes[day - 2] }

  /// The address in the pool of the tunnel into the organisation.
  func tunnel(on day: Int) -> String { tunnels[day] }

  /// Whether the office's address is another than the day before.
  func changed(on day: Int) -> Bool { day > 0 && leases[day] != leases[day - 1] }
}
