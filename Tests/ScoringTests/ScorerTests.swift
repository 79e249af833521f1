import Events
import Seeded
import Testing

@testable import Scoring

struct ScorerTests {
  private let scorer = Scorer(policy: Sample.policy, vendorNames: Sample.vendorNames)

  private func week(_ first: Int) -> ClosedRange<LocalDay> {
    Sample.monday.advanced(by: first)...Sample.monday.advanced(by: first + 6)
  }

  /// Entities whose habits differ.
  private func organisation(
    seed: UInt64, count: Int = 12, weeks: Int = 20
  ) -> [EntityActivity] {
    var random = SeededStream(seed: seed)
    return (0..<count).map { number in
      let vendors = ["vt", "shodan", "censys", "otx"]
      let days = (number..<weeks * 7).compactMap { offset -> DayActivity? in
        guard Int.random(in: 0..<3, using: &random) > 0 else { return nil }
        var hours: [Int: Int] = [:]
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          hours[Int.random(in: 0...23, using: &random)] = Int.random(in: 1...9, using: &random)
        }
        let vendor = vendors[min(3, Int.random(in: 0...30, using: &random) / 8)]
        let country = Int.random(in: 0...20, using: &random) == 0 ? "NL" : "DE"
        return Sample.day(
          offset, hours: hours, vendors: ["vt": 1].merging([vendor: 2]) { $1 },
          countries: [country: 1], hits: Int.random(in: 0...2, using: &random))
      }
      return Sample.activity("e\(number)", days)
    }
  }

  @Test("one finding for each entity and day of the range with a hit")
  func oneFindingEach() {
    let activities = organisation(seed: 4)
    let days = week(98)
    let expected = activities.reduce(0) { sum, activity in
      sum + activity.days.count { days.contains($0.day) && $0.hits > 0 }
    }
    let findings = scorer.findings(for: activities, days: days)
    #expect(findings.count == expected)
    #expect(findings.count > 20)
    #expect(Set(findings.map(\.id)).count == expected)
    #expect(findings.allSatisfy { $0.signals.map(\.name) == SignalRegistry.names })
    #expect(findings.allSatisfy { (0...100).contains($0.score) })
  }

  @Test("later days, and the rest of the store, change nothing")
  func prequential() {
    let activities = organisation(seed: 5)
    let days = week(98)
    let cut = activities.map { activity in
      var activity = activity
      activity.days.removeAll { $0.day > days.upperBound }
      return activity
    }
    let later = Sample.activity("late", [Sample.day(105, vendors: ["shodan": 90])])
    let findings = scorer.findings(for: activities + [later], days: days)
    #expect(findings == scorer.findings(for: cut, days: days))
    #expect(findings.contains { $0.score > 0 })
  }

  @Test("a day is scored alike alone and within a longer run")
  func dayByDay() {
    let activities = organisation(seed: 6, count: 6, weeks: 14)
    let whole = scorer.findings(for: activities, days: week(91))
    let single = (0..<7).flatMap { offset in
      let day = Sample.monday.advanced(by: 91 + offset)
      return scorer.findings(for: activities, days: day...day)
    }
    #expect(whole == single.sorted(by: Finding.ranksBefore))
  }

  @Test("days before the replayed weeks change nothing")
  func forgetsOldDays() {
    let activities = organisation(seed: 7, count: 5, weeks: 43)
    let day = Sample.monday.advanced(by: 290)
    let start = Sample.policy.replayStart(before: Sample.policy.calibrationMondays(before: day)[0])
    let young = activities.map { activity in
      var activity = activity
      activity.days.removeAll { $0.day < start }
      return activity
    }
    let findings = scorer.findings(for: activities, days: day...day)
    #expect(findings == scorer.findings(for: young, days: day...day))
    #expect(!findings.isEmpty)
  }

  @Test("the scored day itself teaches nothing, neither the entity nor its peers")
  func scoredDayTeachesNothing() throws {
    let past = (0..<84).map { Sample.day($0) }
    func finding(peerVendor: String) throws -> Finding {
      let peer = Sample.activity("b", past + [Sample.day(84, vendors: [peerVendor: 5])])
      let own = Sample.activity("a", past + [Sample.day(84, vendors: ["shodan": 1])])
      let day = Sample.monday.advanced(by: 84)
      return try #require(
        scorer.findings(for: [own, peer], days: day...day).first { $0.entity.id == "a" })
    }
    #expect(try finding(peerVendor: "shodan") == finding(peerVendor: "vt"))
  }

  @Test("the order of the entities changes nothing")
  func orderFree() {
    var random = SeededStream(seed: 8)
    let activities = organisation(seed: 9, count: 5, weeks: 15)
    let findings = scorer.findings(for: activities, days: week(98))
    for _ in 0..<3 {
      let shuffled = activities.shuffled(using: &random)
      #expect(scorer.findings(for: shuffled, days: week(98)) == findings)
    }
  }

  @Test("equals are ranked by surprise, hits, entity and day")
  func ties() {
    func finding(
      _ id: String, _ offset: Int, score: Double = 0, surprise: Double = 0, hits: Int = 1
    ) -> Finding {
      Finding(
        entity: Sample.entity(id), day: Sample.monday.advanced(by: offset), score: score,
        isAlert: false, hits: hits, events: hits, signals: [], learning: nil, surprise: surprise)
    }
    let ranked = [
      finding("z", 9, score: 2), finding("y", 8, score: 1, surprise: 3),
      finding("x", 7, score: 1, surprise: 2, hits: 1), finding("w", 6, hits: 7),
      finding("a", 5), finding("b", 3), finding("b", 4),
    ]
    var random = SeededStream(seed: 10)
    for _ in 0..<20 {
      #expect(ranked.shuffled(using: &random).sorted(by: Finding.ranksBefore) == ranked)
    }
  }

  @Test("a newcomer's ordinary first day costs next to nothing")
  func coldStart() throws {
    let peers = organisation(seed: 11, count: 30)
    let newcomer = Sample.activity(
      "new", [Sample.day(98, source: "10.9.9.9", client: "Chrome")])
    let findings = scorer.findings(for: peers + [newcomer], days: week(98))
    let finding = try #require(findings.first { $0.entity.id == "new" })
    for name in ["new-source", "new-country", "scripting", "api-key"] {
      #expect(finding.signals.first { $0.name == name }?.score == 0, "\(name)")
    }
    #expect(!finding.isAlert)
    #expect(finding.learning == Finding.Learning(daysKnown: 0, daysNeeded: 14))
    #expect(finding.signals.allSatisfy { $0.z == nil })
  }

  @Test("nothing in gives nothing out")
  func empty() {
    #expect(scorer.findings(for: [], days: week(0)).isEmpty)
    let silent = EntityActivity(
      entity: Sample.entity("a"), firstSeen: Sample.monday, days: [])
    #expect(scorer.findings(for: [silent], days: week(0)).isEmpty)
    let noHits = Sample.activity("a", [Sample.day(3, hits: 0)])
    #expect(scorer.findings(for: [noHits], days: week(0)).isEmpty)
  }

  @Test("no explanation holds a NaN and no figure is infinite, whatever the sizes")
  func hostileSizes() {
    var activities = organisation(seed: 13, count: 5, weeks: 15)
    activities.append(
      Sample.activity(
        "flood", (0..<100).map { Sample.day($0, hours: [2: 10_000_000], vendors: [:]) }))
    var policy = Sample.policy
    policy.priors.ownDays = 0
    policy.priors.countDays = 0
    policy.priors.habitDays = 0
    policy.priors.hourCount = 0
    policy.priors.maturityDays = 0
    policy.priors.youngNovelty = 0
    policy.halfLifeDays = 1
    for policy in [policy, Sample.policy] {
      let findings = Scorer(policy: policy, vendorNames: [:])
        .findings(
          for: activities, days: Sample.monday.advanced(by: 98)...Sample.monday.advanced(by: 101))
      for finding in findings {
        #expect((0...100).contains(finding.score))
        #expect(finding.surprise.isFinite)
        for signal in finding.signals {
          let text = signal.explanation.lowercased()
          #expect(!text.contains("nan") && !text.contains("inf"))
          #expect((0...(policy.caps[signal.name] ?? 0)).contains(signal.score))
          #expect(signal.probability.map { $0 > 0 && $0 <= 1 } ?? true)
          #expect(signal.z?.isFinite ?? true)
        }
      }
    }
  }
}
