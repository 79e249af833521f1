import Events
import Policies
import Testing

@testable import Scoring

@Suite("Rehearsed attacks")
struct RehearsalTests {
  private typealias World = RehearsalSample

  private func detection(_ procedures: [ProcedurePolicy.Procedure]) -> Detection {
    World.scorer.detection(
      of: [RehearsedWeek(procedures: World.rehearse(procedures), periods: World.periods())],
      procedures: procedures.map(\.id))
  }

  @Test("what is loud is detected; what is like its entity in everything is not")
  func loudAndQuiet() throws {
    let detection = detection([World.loud, World.procedure("quiet")])
    let (loud, quiet) = (detection.procedures[0], detection.procedures[1])
    #expect(loud.detected(at: 75) == Proportion(4, of: 4))
    #expect(quiet.detected(at: 50) == Proportion(0, of: 4))
    #expect(
      detection.rows.map(\.role)
        == Array(repeating: .init(kind: .person, name: "analyst"), count: 2))
    #expect(detection.all.scores.count == 8)
    #expect(detection.all.detected(at: 0).share == 1)
    #expect(try #require(loud.medianScore) > 75)
  }

  @Test("other weights and caps need no other rehearsal")
  func otherWeights() {
    var policy = Sample.policy
    policy.weights = policy.weights.mapValues { _ in 0 }
    let blind = Scorer(policy: policy, vendorNames: [:])
    let detection = blind.detection(
      of: [RehearsedWeek(procedures: World.rehearse([World.loud]), periods: World.periods())],
      procedures: ["loud"])
    #expect(detection.all.detected(at: 50).count == 0)
  }

  @Test("no procedure and no entity changes what comes of another")
  func independence() {
    let quiet = World.procedure("quiet")
    let both = World.rehearse([World.loud, quiet])
    #expect(both["loud"] == World.rehearse([World.loud])["loud"])
    #expect(both["quiet"] == World.rehearse([quiet])["quiet"])
    let sessions: [LocalDay: [Session]] = [World.monday: [World.session()]]
    let one = Injection(entity: Sample.entity("analyst-1"), sessions: sessions)
    let two = Injection(entity: Sample.entity("analyst-2"), sessions: sessions)
    let activities = World.activities()
    let together = World.scorer.judge([one, two, one], among: activities, days: World.week)
    #expect(together[0] == together[2])
    #expect(together[0] == World.scorer.judge([one], among: activities, days: World.week)[0])
    #expect(together[1] == World.scorer.judge([two], among: activities, days: World.week)[0])
  }

  @Test("real days are judged as ever while attacks are injected among them")
  func realDaysUntouched() {
    let past = ReplayedPast(World.activities())
    func judge(injecting: Bool) -> [[[Double]]] {
      var replay = past.replay(scoring: World.week, policy: Sample.policy)
      var judged: [[[Double]]] = []
      let injection = Injection(
        entity: past.activities[0].entity,
        // Through the weekend, on which no analyst works.
        sessions: Dictionary(
          uniqueKeysWithValues: (-7...5).map { (World.monday.advanced(by: $0), [World.session()]) })
      )
      var course = InjectedCourse(
        injection, entity: 0, of: past.activities[0], quiet: [],
        during: Sample.monday...World.week.upperBound, vocabulary: &replay.vocabulary)
      let first = injecting ? World.monday.advanced(by: -7) : World.monday
      replay.run(handingOver: first, also: Set(injecting ? course.days : [])) {
        day, facts, hours, replay in
        if injecting {
          var peers = PeerHours(of: replay)
          course.pass(
            day, facts.first { $0.entity == 0 }, judging: World.week, in: replay, hours: &peers,
            combination: World.scorer.combination)
        }
        guard day >= World.monday else { return }
        judged += facts.map {
          World.scorer.combination.logTails(of: $0, after: replay.past(of: $0.entity, hours: hours))
        }
      }
      #expect(course.judged.days.count == (injecting ? 6 : 0))
      return judged
    }
    #expect(judge(injecting: true) == judge(injecting: false))
  }

  @Test("on one day it is as if the sessions had been logged")
  func likeRealSessions() throws {
    var activities = World.activities()
    let day = World.monday.advanced(by: 2)
    let session = World.session()
    let injected = try #require(
      World.scorer.judge(
        [Injection(entity: activities[3].entity, sessions: [day: [session]])], among: activities,
        days: World.week
      ).first?.days.first)
    let place = try #require(activities[3].days.firstIndex { $0.day == day })
    activities[3].days[place].add(session)
    let real = World.scorer.judge(activities, days: World.week).days.first {
      $0.day == day && $0.entity == activities[3].entity
    }
    #expect(injected.sessions.map(\.logTails) == real?.sessions.suffix(1).map(\.logTails))
    #expect(injected.events == real?.events)
    #expect(injected.hits == real?.hits)
  }

  @Test("the days of one attack teach the entity's own past, and only the days before")
  func severalDays() throws {
    var session = World.session()
    session.source = "198.18.7.7"
    let days = (0..<5).map { World.monday.advanced(by: $0) }
    let activities = World.activities()
    func surprises(_ chosen: [LocalDay]) throws -> [Double] {
      let injection = Injection(
        entity: activities[0].entity,
        sessions: Dictionary(uniqueKeysWithValues: chosen.map { ($0, [session]) }))
      return World.scorer.judge([injection], among: activities, days: World.week)[0].days
        .map { World.scorer.ownSurprise(of: $0) }
    }
    let all = try surprises(days)
    #expect(all.count == 5)
    #expect(all[0] == (try surprises([days[0]])[0]))
    #expect(try all[4] < surprises([days[4]])[0] - 2)
    #expect(all[4] < all[0])
  }

  @Test("a day between, on which nothing is injected, is learned as it was")
  func daysBetween() throws {
    var activities = World.activities()
    let days = [World.monday, World.monday.advanced(by: 3)]
    let injection = Injection(
      entity: activities[0].entity,
      sessions: Dictionary(uniqueKeysWithValues: days.map { ($0, [World.session()]) }))
    let injected = World.scorer.judge([injection], among: activities, days: World.week)[0]
    // The same, as if the first had been logged. Its peers learn of it too, so only what is its own alone
    // is the same.
    activities = Array(activities.prefix(1))
    let alone = World.scorer.judge([injection], among: activities, days: World.week)[0]
    let place = try #require(activities[0].days.firstIndex { $0.day == days[0] })
    activities[0].days[place].add(World.session())
    let second = Injection(
      entity: activities[0].entity, sessions: [days[1]: [World.session()]])
    let logged = World.scorer.judge([second], among: activities, days: World.week)[0]
    let source = try #require(SignalRegistry.names.firstIndex(of: "new-source"))
    #expect(
      alone.days[1].sessions[0].logTails[source] == logged.days[0].sessions[0].logTails[source])
    #expect(injected.days.count == 2)
  }

  @Test("a day between that was judged harmful is not learned")
  func harmfulDayBetween() throws {
    let days = [World.monday, World.monday.advanced(by: 3)]
    var session = World.session()
    session.source = "198.18.9.9"
    func tails(lesson: Double, source: String) throws -> [Double] {
      var activities = World.activities()
      let between = World.monday.advanced(by: 1)
      let place = try #require(activities[0].days.firstIndex { $0.day == between })
      activities[0].days[place] = Sample.day(71, source: source)
      activities[0].days[place].lesson = lesson
      let injection = Injection(
        entity: activities[0].entity, sessions: [days[0]: [World.session()], days[1]: [session]])
      let judged = World.scorer.judge([injection], among: activities, days: World.week)[0]
      return try #require(judged.days.last?.sessions.first).logTails
    }
    let plain = try tails(lesson: 0, source: "10.0.0.1")
    #expect(try tails(lesson: 0, source: session.source) == plain)
    #expect(try tails(lesson: 1, source: session.source) != plain)
  }

  @Test("the same seed gives the same; another one tries others")
  func determinism() {
    let first = World.rehearse([World.loud])
    #expect(World.rehearse([World.loud], among: World.activities().reversed()) == first)
    #expect(World.rehearse([World.loud], seed: 2) != first)
  }

  @Test("a dormant account is one without an access for so long")
  func dormant() throws {
    var activities = World.activities()
    let procedure = World.procedure("back") { $0.dormantDays = 28 }
    #expect(World.rehearse([procedure], among: activities)["back"]?.days.isEmpty == true)
    activities[2].days.removeAll { $0.day >= World.monday.advanced(by: -30) }
    activities[4].days.removeAll { $0.day >= World.monday.advanced(by: -20) }
    let judged = try #require(World.rehearse([procedure], among: activities)["back"])
    #expect(judged.days.map(\.entity) == [activities[2].entity])
    #expect(judged.days.allSatisfy { World.week.contains($0.day) && !$0.day.isWeekend })
  }

  @Test("sessions look as the procedure says")
  func appearance() throws {
    let procedure = World.procedure("theirs") {
      $0.vendors = .named(["otx"])
      $0.client = "PowerShell"
      $0.isAPI = true
      $0.source = .new
      $0.country = .code("KR")
      $0.requests = 50...50
      $0.peak = 10...10
      $0.sessions = 2...2
      $0.hours = .between(22, 24)
      $0.days = 3...3
    }
    let judged = try #require(World.rehearse([procedure])["theirs"])
    #expect(judged.days.count == 12)
    for day in judged.days {
      #expect(day.sessions.count == 2)
      for session in day.sessions {
        #expect(session.client == "PowerShell")
        #expect(session.vendors == ["otx"])
        #expect(session.country == "KR")
        #expect(session.source.hasPrefix("198.1"))
        #expect((22 * 60...23 * 60 + 59).contains(session.minutes.lowerBound))
        #expect(session.minutes.count >= 20)
      }
    }
    #expect(Set(judged.days.map(\.entity)).count == 4)
    for days in Dictionary(grouping: judged.days, by: \.entity).values {
      #expect(Set(days.flatMap(\.sessions).map(\.source)).count == 1)
    }
    let service = World.procedure("service") { $0.roles = .automation }
    #expect(
      World.rehearse([service])["service"]?.days.map(\.entity) == [World.activities()[12].entity])
  }
}

extension RehearsalSample {
  /// A script at night at a vendor that nobody uses.
  static func session() -> Session {
    var session = Session(
      minutes: 120...130, source: "198.18.1.1", client: "curl", isScripted: true, country: "BR")
    session.events = 12
    session.hits = 12
    session.peak = 12
    session.vendors = ["otx": 12]
    session.keys = ["k"]
    return session
  }
}
