import Events
import Testing

@testable import Scoring

struct NewVendorSignalTests {
  private let past = (0..<84).map { Sample.day($0) }

  /// Others, of whom some used a vendor on a day.
  private func others(
    _ count: Int, users: Int = 0, of vendor: String = "shodan", on offset: Int = 50
  ) -> [EntityActivity] {
    (0..<count).map { number in
      let vendors = number < users ? [vendor: 1] : ["vt": 1]
      return Sample.activity("o\(number)", [Sample.day(offset, vendors: vendors, hits: 0)])
    }
  }

  private func signal(
    _ vendors: [String], after past: [DayActivity], others: [EntityActivity] = []
  ) throws -> Signal {
    let day = Sample.day(84, vendors: Dictionary(uniqueKeysWithValues: vendors.map { ($0, 1) }))
    return try Sample.signal("new-vendor", of: day, after: past, others: others)
  }

  @Test("a first access names the vendor, the days and the others")
  func first() throws {
    let signal = try signal(["vt", "shodan"], after: past, others: others(41, users: 3))
    #expect(
      signal.explanation
        == "first access to Shodan in 84 days; 3 of 41 others used it in that time")
    #expect(signal.observed == .text("shodan"))
    #expect(signal.expected == .text("vt"))
    #expect(signal.score > 3)
  }

  @Test("a vendor that all others use surprises less than one that none uses")
  func popularity() throws {
    let popular = try signal(["shodan"], after: past, others: others(41, users: 41))
    let unused = try signal(["shodan"], after: past, others: others(41))
    #expect(popular.score < unused.score)
    #expect(unused.explanation.hasSuffix("0 of 41 others used it in that time"))
  }

  @Test("several new vendors add up, the least used first")
  func several() throws {
    let short = Array(past.suffix(15))
    let shodan = try signal(["shodan"], after: short, others: others(8, users: 3))
    let censys = try signal(["censys"], after: short, others: others(8, users: 3))
    let two = try signal(["shodan", "censys"], after: short, others: others(8, users: 3))
    #expect(
      two.explanation
        == "first access to Censys (0 of 8 others) and Shodan (3 of 8 others) in 15 days")
    #expect(two.observed == .text("censys, shodan"))
    #expect(isClose(two.score, shodan.score + censys.score))
  }

  @Test("many new vendors are told by number")
  func many() throws {
    let signal = try signal((10..<18).map { "v\($0)" }, after: past)
    #expect(
      signal.explanation
        == "first access to v10 (0 of 0 others), v11 (0 of 0 others), v12 (0 of 0 others) "
        + "and 5 more in 84 days")
    #expect(signal.observed == .text("v10, v11, v12, v13, v14, 3 more"))
  }

  @Test("known vendors have no surprise, and an unnamed one is none")
  func known() throws {
    let signal = try signal(["vt", ""], after: past)
    #expect(signal.score == 0)
    #expect(signal.probability == 1)
    #expect(signal.explanation == "no vendor that is new to this entity")
  }

  @Test("a vendor used only before the window is new again")
  func expiry() throws {
    let old = [Sample.day(-1, vendors: ["shodan": 1])] + past
    #expect(try signal(["shodan"], after: old).score > 0)
    let young = [Sample.day(0, vendors: ["shodan": 1])] + past.dropFirst()
    #expect(try signal(["shodan"], after: young).score == 0)
  }

  @Test("others count only within the window and before the day")
  func othersWindow() throws {
    for (offset, users) in [(-1, 0), (0, 2), (83, 2), (84, 0), (90, 0)] {
      let bystander = Sample.activity("p", [Sample.day(50, hits: 0)])
      let signal = try signal(
        ["shodan"], after: past,
        others: others(2, users: 2, on: offset) + [bystander])
      let others = users == 0 ? "0 of 1 other " : "2 of 3 others "
      #expect(signal.explanation.contains(others), "offset \(offset)")
    }
  }

  @Test("an entity with almost no history is not surprising, whatever it uses")
  func coldStart() throws {
    let signal = try signal(["shodan"], after: Array(past.suffix(2)), others: others(41))
    #expect(signal.score < 1)
    #expect(signal.probability == nil)
    #expect(signal.explanation.hasSuffix("; learning: 2 of 14 days known"))
    let none = try self.signal(["shodan"], after: [], others: others(41))
    #expect(none.score == 0)
    #expect(
      none.explanation
        == "access to Shodan; no earlier access to compare with; learning: 0 of 14 days known")
  }
}
