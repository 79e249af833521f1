import Events
import Testing

@testable import Scoring

/// What one entity's past, its peers' and others' days make of a value.
struct PastTests {
  /// Everyday and seldom are the entity's own; the other two it never used.
  private static let everyday: Int32 = 1
  private static let seldom: Int32 = 2
  private static let popular: Int32 = 3
  private static let obscure: Int32 = 4
  private static let unheardOf: Int32 = 5

  private func past(trends: Trends = Trends()) -> Past {
    var own = Habits(since: Sample.monday)
    var peers = Habits(since: Sample.monday)
    for day in 0..<50 {
      own[.vendor].learn(day < 2 ? [Self.everyday, Self.seldom] : [Self.everyday])
      peers[.vendor].learn([Self.everyday, Self.popular], ofMember: false)
    }
    peers[.vendor].learn([Self.obscure], ofMember: true)
    return Past(
      entity: own, role: peers, organisation: peers, trends: trends, hours: .none,
      keys: KeyOwners(groups: [0]), priors: Sample.policy.priors)
  }

  private func tail(of value: Int32, after past: Past, isSpread: Bool = true) -> Double {
    past.logTail(of: value, in: .vendor, entity: 0, isSpread: isSpread)
  }

  @Test("common, rare, new, new to peers and new to everybody are one scale")
  func ordering() {
    let past = past()
    let tails = [Self.everyday, Self.seldom, Self.popular, Self.obscure, Self.unheardOf].map {
      tail(of: $0, after: past)
    }
    #expect(abs(tails[0]) < 1e-12)
    #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 > $1 })
    #expect(tails.allSatisfy { $0.isFinite })
  }

  @Test("where peers tell nothing, all new values are alike")
  func notSpread() {
    let past = past()
    #expect(
      tail(of: Self.popular, after: past, isSpread: false)
        == tail(of: Self.unheardOf, after: past, isSpread: false))
  }

  @Test("what others take up in the same days is less of a surprise")
  func rollOut() {
    func adopted(by others: Int) -> Double {
      var trends = Trends()
      trends.add(
        day: Sample.monday, active: Set(0..<20),
        novelties: (0..<others).map { (.vendor, Self.unheardOf, $0 + 1) }, unusualHours: [])
      return tail(of: Self.unheardOf, after: past(trends: trends))
    }
    #expect(adopted(by: 1) == adopted(by: 0))
    #expect(adopted(by: 3) > adopted(by: 1))
    #expect(adopted(by: 12) > adopted(by: 3))
  }

  @Test("a young past expects something new")
  func youngPast() {
    var young = past()
    let old = young.adoptionRate(.vendor)
    young = Past(
      entity: Habits(since: Sample.monday), role: young.role, organisation: young.organisation,
      trends: Trends(), hours: .none, keys: young.keys, priors: young.priors)
    #expect(young.adoptionRate(.vendor) == 1)
    #expect(old < 0.1)
    #expect(young.maturity(.source) == 0)
  }
}

struct TrendsTests {
  private func trends(_ novelties: [(day: Int, entity: Int)], until last: Int) -> Trends {
    var trends = Trends()
    for day in 0...last {
      trends.add(
        day: Sample.monday.advanced(by: day), active: [day],
        novelties: novelties.filter { $0.day == day }.map { (.client, 8, $0.entity) },
        unusualHours: day == last ? [(2, 5), (3, 6), (4, 7), (3, 6)] : [(2, 9)])
    }
    return trends
  }

  @Test("a novelty is shared for seven days, by others, each counted once")
  func adopters() {
    let novelties = [(day: 0, entity: 1), (day: 0, entity: 2), (day: 3, entity: 2)]
    let soon = trends(novelties, until: 6)
    #expect(soon.adopters(of: 8, in: .client, besides: 1) == 1)
    #expect(soon.adopters(of: 8, in: .client, besides: 9) == 2)
    #expect(soon.adopters(of: 8, in: .country, besides: 9) == 0)
    #expect(soon.adopters(of: 7, in: .client, besides: 9) == 0)
    let later = trends(novelties, until: 7)
    #expect(later.adopters(of: 8, in: .client, besides: 1) == 0)
  }

  @Test("unusual hours are shared on one day and within one block of four hours")
  func awake() {
    let trends = trends([], until: 2)
    #expect(trends.awake(around: 1, besides: 0) == 2)
    #expect(trends.awake(around: 1, besides: 5) == 1)
    #expect(trends.awake(around: 4, besides: 0) == 1)
    #expect(trends.awake(around: 12, besides: 0) == 0)
  }

  @Test("one other is no trend, and a share is of those active in the week")
  func share() {
    let trends = trends([], until: 9)
    #expect(trends.activeEntities == 7)
    #expect(trends.share(of: 1) == 0)
    #expect(trends.share(of: 4) == 3.0 / 9)
  }
}

struct KeyOwnersTests {
  private static let ownKey: Int32 = 1
  private static let teamKey: Int32 = 2
  private static let foreignKey: Int32 = 3

  /// Entities 0 and 1 are a team, 2 is of another group.
  private func owners() -> KeyOwners {
    var owners = KeyOwners(groups: [0, 0, 1])
    owners.learn([Self.ownKey], of: 0)
    owners.learn([Self.teamKey], of: 1)
    owners.learn([Self.foreignKey], of: 2)
    return owners
  }

  @Test("a team's key is less of a surprise than one that wandered from another group")
  func kinds() throws {
    let owners = owners()
    let team = try #require(owners.rate(of: Self.teamKey, for: 0))
    let foreign = try #require(owners.rate(of: Self.foreignKey, for: 0))
    #expect(team > 3 * foreign)
    #expect(owners.rate(of: Self.ownKey, for: 0) == nil)
    #expect(owners.rate(of: 99, for: 0) == nil)
    #expect(owners.others(than: 0, using: Self.teamKey) == 1)
    #expect(owners.others(than: 1, using: Self.teamKey) == 0)
  }

  @Test("a key of both a peer and a stranger is the team's")
  func both() throws {
    var owners = owners()
    owners.learn([Self.foreignKey], of: 1)
    let rate = try #require(owners.rate(of: Self.foreignKey, for: 0))
    #expect(try rate >= #require(owners.rate(of: Self.teamKey, for: 0)))
  }

  @Test("a group that often takes up others' keys makes it ordinary")
  func learns() throws {
    var owners = owners()
    let before = try #require(owners.rate(of: Self.foreignKey, for: 0))
    for key in Int32(10)..<60 {
      owners.learn([key], of: 2)
      owners.learn([key], of: 1)
    }
    #expect(try #require(owners.rate(of: Self.foreignKey, for: 0)) > 10 * before)
  }
}
