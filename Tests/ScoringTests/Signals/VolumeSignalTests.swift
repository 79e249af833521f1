import Events
import Testing

@testable import Scoring

struct VolumeSignalTests {
  private func signal(
    _ events: Int, after counts: [Int], on offset: Int = 58
  ) throws -> Signal {
    let past = counts.enumerated().compactMap { place, count in
      count > 0 ? Sample.day(place, hours: [9: count]) : nil
    }
    return try Sample.signal(
      "volume", of: Sample.day(offset, hours: [9: events]), after: past)
  }

  private let varied = (0..<58).map { [3, 5, 1, 8, 6, 0, 0][$0 % 7] }

  @Test("a burst is told with its normal, and its z is the one of the figures told")
  func burst() throws {
    let signal = try signal(41, after: varied)
    #expect(signal.explanation == "41 requests; normal is 3.3 ± 2.9 a day over 58 days")
    let z = try #require(signal.z)
    #expect(abs(z - (41 - 3.3) / 2.9) < 0.2)
    #expect(signal.observed == .number(41))
    #expect(signal.score == Sample.policy.signalCap)
    #expect(try #require(signal.probability) < 1e-4)
    #expect(
      signal.baseline
        == Signal.Baseline(
          days: 58, from: Sample.monday, until: Sample.monday.advanced(by: 57)))
  }

  @Test("typical and low days have no surprise")
  func typical() throws {
    #expect(try signal(1, after: varied).score == 0)
    #expect(try signal(3, after: varied).score == 0)
    #expect(try signal(8, after: varied).score < 2)
  }

  @Test("an entity without a past is compared with a typical one of the organisation")
  func withoutPast() throws {
    func surprise(_ events: Int) -> Double {
      let typical = OrganisationVolume(
        of: [DailyCounts.Summary](repeating: typicalSummary, count: 3))
      guard let typical, let counts = NegativeBinomial(organisation: typical) else { return -1 }
      return -counts.logUpperTail(events)
    }
    #expect(surprise(1) < 1)
    #expect(surprise(12) > surprise(6))
    #expect(surprise(300) > 6)
  }

  private var typicalSummary: DailyCounts.Summary {
    var counts = DailyCounts()
    for count in varied { counts.add(count) }
    guard let summary = counts.summary else { preconditionFailure("58 days have a summary") }
    return summary
  }

  @Test("surprise rises with the count")
  func rises() throws {
    let scores = try [5, 10, 15, 20, 40].map { try signal($0, after: varied).score }
    #expect(scores == scores.sorted())
    #expect(scores[0] < scores[3])
  }

  @Test("quiet days count: the same requests on fewer days are normal for fewer days")
  func quietDays() throws {
    let daily = try signal(8, after: [Int](repeating: 4, count: 58))
    let weekly = try signal(8, after: (0..<58).map { $0 % 7 == 0 ? 4 : 0 })
    #expect(weekly.score > daily.score)
    #expect(weekly.explanation == "8 requests; normal is 0.6 ± 1.5 a day over 58 days")
  }

  @Test("one old burst does not hide a new one")
  func oldBurst() throws {
    var counts = varied
    counts[20] = 400
    #expect(try signal(41, after: counts).score > 5)
  }

  @Test("on near-constant data a small change is no alarm and a large one is")
  func nearlyConstant() throws {
    let constant = [Int](repeating: 10, count: 58)
    #expect(try signal(12, after: constant).score < 1.5)
    #expect(try #require(signal(12, after: constant).z) < 1)
    #expect(try signal(40, after: constant).score > 5)
  }

  @Test("ten million requests keep a probability above 0 and a finite score")
  func hostileCount() throws {
    let signal = try signal(10_000_000, after: varied)
    #expect(try #require(signal.probability) > 0)
    #expect(signal.score == Sample.policy.signalCap)
    #expect(try #require(signal.z).isFinite)
  }

  @Test("without enough earlier days it says so")
  func coldStart() throws {
    let signal = try Sample.signal("volume", of: Sample.day(0, hours: [3: 500]), after: [])
    #expect(
      signal.explanation
        == "500 requests; too few earlier days to say what is normal; "
        + "learning: 0 of 14 days known")
    #expect(signal.score == 0)
    #expect(signal.probability == nil)
    #expect(signal.baseline == nil)
  }
}
