import Events
import Testing

@testable import Scoring

/// The signals of what one session did: how fast, at how many vendors, from where, and after what.
struct SessionSignalTests {
  private func past(_ change: (inout DayActivity) -> Void = { _ in }) -> [DayActivity] {
    (0..<60).map { offset in
      var day = Sample.day(offset, hours: [9: 4])
      change(&day)
      return day
    }
  }

  private func day(_ change: (inout Session) -> Void) -> DayActivity {
    var day = Sample.day(60, hours: [9: 4])
    change(&day.sessions[0])
    return day
  }

  @Test("a session faster than its own is told with both paces, a usual one costs nothing")
  func pace() throws {
    let fast = try Sample.signal("pace", of: day { $0.minutes = 540...540 }, after: past())
    #expect(fast.score > 2)
    #expect(fast.observed == .number(240))
    #expect(fast.explanation.hasPrefix("4 requests at a pace of 240 an hour; two of three"))
    #expect(try Sample.signal("pace", of: day { _ in }, after: past()).score < 0.1)
    #expect(try Sample.signal("pace", of: day { $0.events = 1 }, after: past()).score == 0)
  }

  @Test("several vendors in one session surprise by someone who goes to one at a time")
  func fanOut() throws {
    let three = day { $0.vendors = ["vt": 2, "shodan": 1, "censys": 1] }
    let signal = try Sample.signal("fan-out", of: three, after: past())
    #expect(signal.score > 2)
    #expect(
      signal.explanation.hasPrefix("3 vendors in one session: Censys, Shodan and VirusTotal;"))
    let usual = past { $0.sessions[0].vendors = ["vt": 2, "shodan": 1, "censys": 1] }
    #expect(try Sample.signal("fan-out", of: three, after: usual).score == 0)
  }

  @Test("what scripts do says nothing of sessions by hand")
  func fanOutByScript() throws {
    let scripts = past {
      $0.sessions[0].isScripted = true
      $0.sessions[0].vendors = ["vt": 2, "shodan": 1, "censys": 1]
    }
    let byHand = day { $0.vendors = ["vt": 2, "shodan": 1, "censys": 1] }
    #expect(try Sample.signal("fan-out", of: byHand, after: scripts).score > 0.5)
  }

  @Test("a source that the day's ordinary work does not show is told only where such work is known")
  func sourceApart() throws {
    func context(_ source: String) -> DayContext {
      var context = DayContext()
      context.sources = [source]
      return context
    }
    let known = past { $0.context = context("10.0.0.1") }
    var apart = Sample.day(60, source: "192.0.2.7")
    #expect(try Sample.signal("source-apart", of: apart, after: known).score == 0)
    apart.context = context("10.0.0.1")
    let signal = try Sample.signal("source-apart", of: apart, after: known)
    #expect(signal.score > 2)
    #expect(signal.explanation.contains("does not show 192.0.2.7"))
    apart.context = context("192.0.2.7")
    #expect(try Sample.signal("source-apart", of: apart, after: known).score == 0)
    apart.context = context("10.0.0.1")
    let neverTogether = past { $0.context = context("10.0.0.2") }
    #expect(try Sample.signal("source-apart", of: apart, after: neverTogether).score == 0)
  }

  @Test("a risky sign-in surprises by what followed it in the same session")
  func riskyActivity() throws {
    func signal(_ events: Int, risky: Int) throws -> Signal {
      try Sample.signal(
        "risky-activity",
        of: day {
          $0.events = events
          $0.riskySignIns = risky
        }, after: past())
    }
    #expect(try signal(1, risky: 1).score == 0)
    #expect(try signal(9, risky: 0).score == 0)
    #expect(try signal(3, risky: 1).score > 1)
    #expect(try signal(9, risky: 1).score > signal(3, risky: 1).score)
    #expect(
      try signal(3, risky: 1).explanation.hasPrefix(
        "3 accesses in one session with a risky sign-in"))
  }

  @Test("the risk of one session is not that of another on the same day")
  func riskBySession() throws {
    var day = Sample.day(60, hours: [9: 4])
    var other = day.sessions[0]
    other.source = "192.0.2.7"
    other.riskySignIns = 1
    day.sessions.append(other)
    let facts = factsOf(day)
    #expect(facts.sessions.map(\.isRisky) == [false, true])
  }

  @Test("a single call of an API among pages makes no script")
  func scripts() {
    func isScripted(_ events: Int, calls: Int, client: Bool = false) -> Bool {
      let day = day {
        $0.events = events
        $0.apiCalls = calls
        $0.isScripted = client
      }
      return factsOf(day).sessions[0].isScripted
    }
    #expect(!isScripted(40, calls: 1))
    #expect(!isScripted(1, calls: 0))
    #expect(isScripted(4, calls: 2))
    #expect(isScripted(40, calls: 0, client: true))
  }

  private func factsOf(_ day: DayActivity) -> DayFacts {
    var vocabulary = Vocabulary()
    return DayFacts(
      day, restDays: .weekends, entity: 0, place: 0, vocabulary: &vocabulary)
  }

  @Test("what was done yesterday makes nothing usual before it settles")
  func settling() throws {
    var policy = Sample.policy
    /// What a vendor surprises on day 70 that was used on the three days up to one.
    func surprise(usedUntil last: Int) throws -> Double {
      let uses = (last - 2...last).map { Sample.day($0, vendors: ["shodan": 1]) }
      return try Sample.signal(
        "new-vendor", of: Sample.day(70, vendors: ["shodan": 1]), after: past() + uses,
        policy: policy
      ).score
    }
    policy.priors.settlingDays = 3
    let fresh = try surprise(usedUntil: 69)
    #expect(fresh > 2)
    let uses = (67...69).map { Sample.day($0, vendors: ["shodan": 1]) }
    let told = try Sample.signal(
      "new-vendor", of: Sample.day(70, vendors: ["shodan": 1]), after: past() + uses,
      policy: policy)
    #expect(
      told.explanation.contains("which make nothing usual yet: they are of the last 3 days"))
    #expect(try surprise(usedUntil: 66) < fresh - 0.5)
    policy.priors.settlingDays = 0
    #expect(try surprise(usedUntil: 69) < fresh - 0.5)
  }
}
