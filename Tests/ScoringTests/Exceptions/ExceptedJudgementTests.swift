import Events
import Foundation
import Policies
import Seeded
import Testing

@testable import Scoring

/// What is left of a judged day under exceptions, from its sessions and their probabilities alone.
struct ExceptedJudgementTests {
  private static let combination = Combination(policy: Sample.policy, vendorNames: [:])
  private static let day = Sample.monday
  private static let entity = Entity(id: "svc-soar@corp.example", kind: .service)
  private static let role = EntityRole(
    kind: .automation, name: "SOAR playbook", basis: .name, traits: [])

  /// ln of the probability at which a signal has so many nats of surprise.
  private static func tails(_ surprises: [String: Double]) -> [Double] {
    SignalRegistry.names.map { surprises[$0].map { -$0 - log(2) } ?? 0 }
  }

  /// Ten points of score for a nat, so that the figures are easy to follow.
  private static func scale(_ surprise: Double) -> Double { min(100, surprise * 10) }

  private static func session(
    _ client: String = "curl", vendors: [String] = ["shodan"], hour: Int = 10, events: Int = 1
  ) -> JudgedWeek.Session {
    JudgedWeek.Session(
      source: "10.1.2.3", client: client, country: "DE", vendors: vendors,
      minutes: (hour * 60)...(hour * 60 + 20), events: events, logTails: [])
  }

  private static func rule(
    _ id: String, _ effect: ExceptionRule.Effect, expires: ExceptionRule.Expiry = .never,
    created: LocalDay = day, _ change: (inout ExceptionMatcher) -> Void
  ) -> ExceptionRule {
    var matcher = ExceptionMatcher()
    change(&matcher)
    return ExceptionRule(
      id: id, matcher: matcher, effect: effect, reason: "Expected.", owner: "soc",
      created: created, expires: expires)
  }

  private static func judge(
    _ sessions: [(JudgedWeek.Session, [String: Double])], _ rules: [ExceptionRule],
    on day: LocalDay = day, by combination: Combination = combination,
    volume: JudgedWeek.Volume? = nil
  ) -> ExceptedJudgement? {
    let policy = ExceptionPolicy(
      exceptions: rules, review: .init(unusedWeeks: 8, soonDays: 14, top: 10))
    let filter = ExceptionFilter(
      policy,
      roles: [.init(id: "soar", name: "SOAR playbook", isAutomation: true, names: [], clients: [])],
      signals: SignalRegistry.names)
    let judged = JudgedWeek.Day(
      entity: entity, role: role.kind, roleName: role.name, day: day, hits: 1, events: 1,
      sessions: sessions.map(\.0), volume: volume)
    guard let effects = filter.effects(on: judged) else { return nil }
    return ExceptedJudgement(
      judged, logTails: sessions.map { tails($0.1) }, effects: effects, filter: filter,
      combination: combination, scale: scale)
  }

  private static let curl: @Sendable (inout ExceptionMatcher) -> Void = {
    $0.client = Patterns(["curl"])
  }

  @Test("A hidden session leaves the day, and the next most surprising decides")
  func hidesOnlyWhatItCovers() throws {
    let judged = try #require(
      Self.judge(
        [
          (Self.session("curl"), ["new-vendor": 5]), (Self.session("Firefox"), ["new-vendor": 2]),
          (Self.session("Chrome"), ["new-vendor": 3]),
        ], [Self.rule("a", .hide, Self.curl)]))
    #expect(judged.session == 2)
    #expect(isClose(judged.sessions[2].score, 30))
    #expect(
      judged.marks == [
        ExceptionMark(id: "a", effect: "hide", sessions: 1, sessionsOfDay: 3, isDecisive: true)
      ])
  }

  @Test("A day is hidden when no session is left, and only then")
  func hidesDays() throws {
    let covered = (Self.session("curl"), ["new-vendor": 5.0])
    let rules = [Self.rule("a", .hide, Self.curl)]
    #expect(try #require(Self.judge([covered, covered], rules)).session == nil)
    let quiet = (Self.session("Firefox"), [String: Double]())
    let judged = try #require(Self.judge([covered, quiet], rules))
    #expect(judged.session == 1)
    #expect(judged.sessions[1].score == 0)
  }

  @Test("The events of a hidden session count no more, and what hid it is decisive by that")
  func countsWhatIsLeft() throws {
    let volume = try #require(
      JudgedWeek.Volume(location: log1p(4), scale: 0.5, degreesOfFreedom: 20))
    let quiet = Self.session("Firefox", events: 4)
    let loud = (Self.session("curl", events: 200), ["volume": 6.0])
    let rules = [Self.rule("a", .hide, Self.curl)]
    func judge(_ left: JudgedWeek.Session) throws -> ExceptedJudgement {
      try #require(
        Self.judge([loud, (left, ["volume": 6, "habit": 1])], rules, volume: volume))
    }
    let judged = try judge(quiet)
    #expect(judged.session == 1)
    #expect(judged.events == 4)
    // Four are what is expected: half of such days have more.
    #expect(isClose(judged.sessions[1].surprise, 1))
    #expect(isClose(judged.sessions[1].surpriseBefore, 7))
    #expect(judged.marks.map(\.isDecisive) == [true])
    // As many as there were are as unusual as they were.
    let many = try judge(Self.session("Firefox", events: 5000))
    #expect(isClose(many.sessions[1].surprise, 7))
    // Where nothing is known of the day's numbers nothing changes.
    let unknown = try #require(Self.judge([loud, (quiet, ["volume": 6, "habit": 1])], rules))
    #expect(isClose(unknown.sessions[1].surprise, 7))
  }

  @Test("What else covers a hidden session hid nothing, as it changes nothing of it")
  func attributesHiding() throws {
    let rules = [
      Self.rule("cap", .cap(40), Self.curl), Self.rule("known", .known, Self.curl),
      Self.rule("hide", .hide) { $0.entity = Patterns(["svc-*"]) },
      Self.rule("quiet", .hide) {
        $0.entity = Patterns(["svc-*"])
        $0.signal = Patterns(["new-*"])
      },
    ]
    let judged = try #require(Self.judge([(Self.session(), ["new-vendor": 6])], rules))
    #expect(judged.session == nil)
    #expect(judged.marks.map(\.id) == ["hide"])
  }

  @Test("A session with one more vendor than the exception names is not covered")
  func oneMoreVendor() {
    let rule = Self.rule("a", .hide) { $0.vendor = Patterns(["shodan"]) }
    #expect(Self.judge([(Self.session(vendors: ["shodan", "vt"]), ["burst": 5])], [rule]) == nil)
    #expect(Self.judge([(Self.session(vendors: ["shodan"]), ["burst": 5])], [rule]) != nil)
  }

  @Test("Named signals count nothing, and the others what they did")
  func silencesSignals() throws {
    let rule = Self.rule("a", .hide) {
      $0.entity = Patterns(["svc-*"])
      $0.signal = Patterns(["new-client", "burst"])
    }
    let judged = try #require(
      Self.judge([(Self.session(), ["new-client": 5, "new-source": 2, "off-hours": 1])], [rule]))
    #expect(judged.session == 0)
    #expect(isClose(judged.sessions[0].surprise, 3))
    #expect(isClose(judged.sessions[0].surpriseBefore, 8))
  }

  @Test("A silenced signal that explained another, and hidden sessions, raise no score")
  func raisesNothing() throws {
    var policy = Sample.policy
    policy.together = [.init(first: "new-client", second: "burst", weight: -2)]
    policy.sessionChance = 1.5
    let combination = Combination(policy: policy, vendorNames: [:])
    let surprises = ["new-client": 3.0, "burst": 5]
    let known = Self.rule("a", .known) { $0.entity = Patterns(["svc-*"]) }
    let silenced = try #require(
      Self.judge([(Self.session(), surprises)], [known], by: combination))
    #expect(isClose(silenced.sessions[0].surpriseBefore, 3 + 5 - 2 * 3))
    #expect(isClose(silenced.sessions[0].surprise, 2))
    let hidden = try #require(
      Self.judge(
        [(Self.session(), surprises), (Self.session("firefox"), ["burst": 5])],
        [Self.rule("b", .hide, Self.curl)], by: combination))
    #expect(hidden.session == 1)
    #expect(isClose(hidden.sessions[1].surprise, 5 - 1.5 * log(2)))
  }

  @Test("What is known silences what is new, and keeps hours, counts and keys")
  func knows() throws {
    let surprises = [
      "new-vendor": 2.0, "new-client": 2, "new-source": 1, "new-country": 1, "habit": 1,
      "volume": 1, "api-key": 1,
    ]
    let judged = try #require(
      Self.judge([(Self.session(), surprises)], [Self.rule("a", .known, Self.curl)]))
    #expect(isClose(judged.sessions[0].surprise, 3))
    let named = Self.rule("a", .known) {
      $0.client = Patterns(["curl"])
      $0.signal = Patterns(["habit"])
    }
    let narrow = try #require(Self.judge([(Self.session(), surprises)], [named]))
    #expect(isClose(narrow.sessions[0].surprise, 8))
  }

  @Test("A cap holds the score, a lowering takes from it, and never below 0")
  func capsAndLowers() throws {
    func score(_ effects: ExceptionRule.Effect...) throws -> Double {
      let rules = effects.enumerated().map { Self.rule("r\($0.offset)", $0.element, Self.curl) }
      return try #require(Self.judge([(Self.session(), ["new-vendor": 6])], rules)).sessions[0]
        .score
    }
    #expect(try isClose(score(.cap(40)), 40))
    #expect(try isClose(score(.cap(70)), 60))
    #expect(try isClose(score(.lower(20)), 40))
    #expect(try score(.lower(70)) == 0)
    #expect(try isClose(score(.lower(20), .cap(50)), 40))
    #expect(try isClose(score(.cap(50), .lower(20)), 40))
    #expect(try isClose(score(.lower(20), .lower(15)), 25))
  }

  @Test("A cap or a lowering of signals takes no more than they gave")
  func narrowCaps() throws {
    func score(_ effect: ExceptionRule.Effect) throws -> Double {
      let rule = Self.rule("a", effect) { $0.signal = Patterns(["new-vendor"]) }
      let surprises = ["new-vendor": 4.0, "habit": 3]
      return try #require(Self.judge([(Self.session(), surprises)], [rule])).sessions[0].score
    }
    #expect(try isClose(score(.cap(10)), 30))
    #expect(try isClose(score(.cap(50)), 50))
    #expect(try isClose(score(.lower(60)), 30))
    #expect(try isClose(score(.lower(20)), 50))
  }

  @Test(
    "An exception that changed nothing leaves no mark, and one beside the point is not decisive")
  func marks() throws {
    let rules = [
      Self.rule("cap", .cap(90), Self.curl), Self.rule("known", .known, Self.curl),
      Self.rule("fox", .hide) { $0.client = Patterns(["Firefox"]) },
    ]
    let judged = try #require(
      Self.judge([(Self.session(), ["habit": 5]), (Self.session("Firefox"), ["habit": 1])], rules))
    #expect(judged.session == 0)
    #expect(
      judged.marks == [
        ExceptionMark(id: "fox", effect: "hide", sessions: 1, sessionsOfDay: 2, isDecisive: false)
      ])
  }

  @Test("It acts on days before it was made, and no more from its expiry on")
  func daysThatCount() {
    let rule = Self.rule(
      "a", .hide, expires: .on(Self.day.advanced(by: 1)), created: Self.day.advanced(by: 300),
      Self.curl)
    let session = (Self.session(), ["habit": 5.0])
    #expect(Self.judge([session], [rule], on: Self.day.advanced(by: -100)) != nil)
    #expect(Self.judge([session], [rule], on: Self.day) != nil)
    #expect(Self.judge([session], [rule], on: Self.day.advanced(by: 1)) == nil)
  }

  @Test(
    "A role is named by id, name or kind",
    arguments: [("soar", true), ("SOAR*", true), ("automation", true), ("person", false)])
  func roles(_ pattern: String, _ isCovered: Bool) {
    let rule = Self.rule("a", .hide) { $0.role = Patterns([pattern]) }
    #expect((Self.judge([(Self.session(), ["habit": 5])], [rule]) != nil) == isCovered)
  }

  @Test("No order of exceptions gives another result")
  func orderFree() throws {
    var random = SeededStream(seed: 6)
    let effects: [ExceptionRule.Effect] = [
      .hide, .known, .cap(20), .cap(45), .lower(7), .lower(30),
    ]
    for _ in 0..<200 {
      let rules = (0..<4).map { index in
        let effect = effects.randomElement(using: &random) ?? .known
        let isNarrow = Bool.random(using: &random)
        return Self.rule("r\(index)", effect) {
          $0.client = Patterns(["curl"])
          if isNarrow {
            $0.signal = Patterns([
              ["new-*", "habit", "volume"].randomElement(using: &random) ?? "*"
            ])
          }
        }
      }
      let sessions = (0..<3).map { index in
        (
          Self.session(index == 2 ? "Firefox" : "curl"),
          Dictionary(
            uniqueKeysWithValues: SignalRegistry.names.map {
              ($0, Double.random(in: 0...3, using: &random))
            })
        )
      }
      let one = try #require(Self.judge(sessions, rules))
      let other = try #require(Self.judge(sessions, rules.reversed()))
      #expect(one.session == other.session)
      #expect(zip(one.sessions, other.sessions).allSatisfy { isClose($0.score, $1.score) })
      #expect(one.marks.map(\.id).sorted() == other.marks.map(\.id).sorted())
      // What is not covered is as it was, and nothing ever rises.
      #expect(one.sessions[2].score == one.sessions[2].scoreBefore)
      #expect(one.sessions.allSatisfy { $0.score <= $0.scoreBefore })
    }
  }
}
