import Events
import Foundation
import Policies
import Seeded
import Testing

@testable import Scoring

struct VerdictModelTests {
  private func basis(_ signs: [String: Double]) -> TriageBasis {
    TriageBasis(
      score: 50, signs: signs.map { TriageBasis.Sign(signal: $0.key, surprise: $0.value) })
  }

  /// So many benign days with new vendors foremost, and harmful ones with new countries.
  private func entries(benign: Int, harmful: Int) -> [TriageEntry] {
    var entries: [TriageEntry] = []
    for day in 0..<benign {
      let verdict: TriageVerdict = day % 2 == 0 ? .benignExpected : .benignOneOff
      let basis = basis(["new-vendor": 4 + Double(day % 3), "volume": 1])
      entries.append(Sample.entry(verdict, day: day, basis: basis))
    }
    for day in 0..<harmful {
      let verdict: TriageVerdict = day % 2 == 0 ? .malicious : .suspicious
      let basis = basis(["new-country": 5, "volume": 1 + Double(day % 2)])
      entries.append(Sample.entry(verdict, "b", day: day, basis: basis))
    }
    return entries
  }

  private func fit(_ entries: [TriageEntry], _ policy: TriagePolicy = Sample.triage)
    -> VerdictModel?
  {
    VerdictModel(TriageJournal(entries).examples, policy: policy)
  }

  private func signals(_ scores: [String: Double]) -> [Double] {
    SignalRegistry.names.map { scores[$0] ?? 0 }
  }

  @Test("findings like benign ones go down, those like harmful ones up, and others stay")
  func moves() throws {
    let model = try #require(fit(entries(benign: 14, harmful: 6)))
    let benign = try #require(model.experience(with: signals(["new-vendor": 5])))
    #expect(benign.points < 0)
    #expect(benign.benign == 14 && benign.harmful == 0 && benign.signal == "new-vendor")
    let harmful = try #require(model.experience(with: signals(["new-country": 5])))
    #expect(harmful.points > 0)
    #expect(harmful.benign == 0 && harmful.harmful == 6)
    #expect(model.experience(with: signals(["api-key": 5])) == nil)
    #expect(model.experience(with: signals([:])) == nil)
  }

  @Test("that the more surprising is the more harmful moves nothing: the score says so already")
  func leavesSurpriseAlone() throws {
    let entries = (0..<40).map { day in
      let isHarmful = day % 2 == 0
      let size = (isHarmful ? 6.0 : 3) + Double(day % 3)
      return Sample.entry(
        isHarmful ? .malicious : .benignOneOff, day: day,
        basis: basis(["new-vendor": size, "volume": size, "new-country": size]))
    }
    let model = try #require(fit(entries))
    #expect(
      model.experience(with: signals(["new-vendor": 8, "volume": 8, "new-country": 8])) == nil)
    #expect(model.experience(with: signals(["new-vendor": 20])) == nil)
  }

  @Test("no verdict moves a score further than it may")
  func isBounded() throws {
    var policy = Sample.triage
    policy.ridge = 0.01
    let model = try #require(fit(entries(benign: 200, harmful: 200), policy))
    let up = try #require(model.experience(with: signals(["new-country": 6, "new-vendor": 0])))
    let down = try #require(model.experience(with: signals(["new-vendor": 6])))
    #expect(up.points == 15)
    #expect(down.points == -15)
  }

  @Test("a heavier penalty moves less")
  func isPenalised() throws {
    func points(_ ridge: Double) throws -> Double {
      var policy = Sample.triage
      policy.ridge = ridge
      policy.mostShift = 100
      let model = try #require(fit(entries(benign: 14, harmful: 6), policy))
      return model.experience(with: signals(["new-vendor": 5]))?.points ?? 0
    }
    #expect(try points(1) < points(100))
    #expect(try points(1000) == 0 || points(1000) > points(10))
  }

  @Test("too few verdicts, or too few of a kind, move nothing")
  func needsEnough() {
    #expect(fit(entries(benign: 14, harmful: 5)) == nil)
    #expect(fit(entries(benign: 15, harmful: 5)) != nil)
    #expect(fit(entries(benign: 40, harmful: 4)) == nil)
    #expect(fit(entries(benign: 4, harmful: 40)) == nil)
    #expect(fit([]) == nil)
  }

  @Test("unknown verdicts, periods, and verdicts that were overruled teach the model nothing")
  func examples() {
    let journal = TriageJournal(
      [
        Sample.entry(.unknown, day: 1, basis: basis(["volume": 1])),
        Sample.entry(.malicious, day: 2, until: 4),
        Sample.entry(.malicious, day: 6, basis: basis(["volume": 1])),
        Sample.entry(.benignOneOff, day: 6, at: 9, basis: basis(["volume": 1])),
      ])
    #expect(journal.examples.map(\.isHarmful) == [false])
  }

  @Test("verdicts about days from the scored week on do not count for it")
  func seesNoFuture() {
    let precedents = Precedents(
      journal: TriageJournal(entries(benign: 20, harmful: 20)), policy: Sample.triage)
    #expect(precedents.model(before: Sample.monday.advanced(by: 20)) != nil)
    #expect(precedents.model(before: Sample.monday.advanced(by: 7)) == nil)
    #expect(Precedents.none.model(before: Sample.monday) == nil)
  }

  @Test("a finding's score, alert and changes that would clear it follow the verdicts")
  func movesFindings() throws {
    var random = SeededStream(seed: 4)
    var activities = (0..<6).map {
      Sample.analyst("u\($0)", days: 0..<115, using: &random)
    }
    activities[0].days.append(
      Sample.day(115, hours: [10: 9], vendors: ["shodan": 9], countries: ["DE": 1]))
    let day = Sample.monday.advanced(by: 115)
    func finding(_ precedents: Precedents) throws -> Finding {
      try #require(
        Scorer(policy: Sample.policy, vendorNames: [:], precedents: precedents)
          .findings(for: activities, days: day...day).first { $0.entity.id == "u0" })
    }
    let plain = try finding(.none)
    let journal = TriageJournal(entries(benign: 60, harmful: 20))
    let moved = try finding(Precedents(journal: journal, policy: Sample.triage))
    let experience = try #require(moved.experience)
    #expect(experience.points < 0)
    #expect(isClose(moved.score, plain.score + experience.points))
    #expect(moved.surprise == plain.surprise)
    #expect(moved.isAlert == (moved.score >= Sample.policy.alertScore))
  }

  /// Penalised weights by plain gradient ascent, as a check of Newton's method.
  private func naive(_ rows: [[Double]], _ outcomes: [Bool], penalty: Double) -> [Double] {
    var weights = [Double](repeating: 0, count: rows[0].count + 2)
    for _ in 0..<30_000 {
      var gradient = zip(weights, 0...).map { $1 < 2 ? 0 : -penalty * $0 }
      for (row, outcome) in zip(rows, outcomes) {
        let x = [1, row.reduce(0, +)] + row
        let z = zip(x, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let error = (outcome ? 1 : 0) - 1 / (1 + exp(-z))
        for place in x.indices { gradient[place] += error * x[place] }
      }
      for place in weights.indices { weights[place] += 0.003 * gradient[place] }
    }
    return Array(weights.dropFirst(2))
  }

  @Test("the weights are those of the naive method, and of no change where nothing speaks for one")
  func fits() throws {
    var random = SeededStream(seed: 9)
    let rows = (0..<30).map { _ in (0..<3).map { _ in Double.random(in: 0...4, using: &random) } }
    let outcomes = rows.map { $0[0] + Double.random(in: -2...2, using: &random) > 2 }
    for penalty in [0.5, 5] {
      let fitted = try #require(
        RidgeLogistic.weights(of: rows, outcomes: outcomes, penalty: penalty))
      for (one, other) in zip(fitted, naive(rows, outcomes, penalty: penalty)) {
        #expect(abs(one - other) < 1e-5)
      }
      #expect(fitted[0] > 0)
      // What all figures have in common is the sum's.
      #expect(abs(fitted.reduce(0, +)) < 1e-5)
    }
    let zeros = [[Double]](repeating: [0, 0], count: 10)
    let none = try #require(
      RidgeLogistic.weights(
        of: zeros, outcomes: (0..<10).map { $0 % 2 == 0 }, penalty: 1))
    #expect(none == [0, 0])
    let alike = try #require(
      RidgeLogistic.weights(of: rows, outcomes: rows.map { _ in true }, penalty: 1))
    #expect(alike.allSatisfy { $0.isFinite && abs($0) < 1 })
    #expect(RidgeLogistic.weights(of: [], outcomes: [], penalty: 1) == nil)
    #expect(RidgeLogistic.weights(of: [[.nan]], outcomes: [true], penalty: 1) == nil)
    // Separable without end but for the penalty, and of great figures.
    let far = try #require(
      RidgeLogistic.weights(
        of: (0..<20).map { $0 < 10 ? [100, 0] : [0, 100] }, outcomes: (0..<20).map { $0 < 10 },
        penalty: 0.01))
    #expect(far[0].isFinite && far[0] > 0 && far[1] < 0)
  }
}
