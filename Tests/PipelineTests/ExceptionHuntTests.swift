import Events
import Foundation
import History
import Policies
import Reporting
import Testing

@testable import Pipeline

/// Exceptions in whole hunts: what they cover goes, and nothing else moves.
struct ExceptionHuntTests {
  private static let window = Report.Window(
    from: LocalDay(number: 20_773), through: LocalDay(number: 20_779), clock: .utc)
  private static let night = LocalDay(number: 20_775)

  /// Ten weeks of two users on workdays. In the last week `a` has a loud night with curl at a new vendor,
  /// and on the same day a session with a new client; `b` looks at a new vendor. `a` had such a night
  /// five weeks before, too.
  private static func logs() -> String {
    var text = ""
    for user in ["a@corp.example", "b@corp.example"] {
      for day in 20_709..<20_780 where LocalDay(number: Int32(day)).weekday <= 5 {
        for hour in [9, 11, 15] {
          text += proxyLine("\(day * 86_400 + hour * 3600)", user: user)
        }
      }
    }
    for day in [20_740, 20_775] {
      for index in 0..<80 {
        text += proxyLine(
          "\(day * 86_400 + 2 * 3600 + index * 20)", host: "api.shodan.io",
          path: "/search?\(index)",
          client: "curl/8.1", source: "10.9.9.9")
      }
    }
    text += proxyLine("\(20_775 * 86_400 + 20 * 3600)", client: "Wget/1.2")
    text += proxyLine(
      "\(20_776 * 86_400 + 12 * 3600)", user: "b@corp.example", host: "www.recordedfuture.com")
    return text
  }

  private static func rule(
    _ id: String = "curl", _ effect: ExceptionRule.Effect = .hide,
    expires: ExceptionRule.Expiry = .never,
    covering change: (inout ExceptionMatcher) -> Void
  ) -> ExceptionRule {
    var matcher = ExceptionMatcher()
    change(&matcher)
    return ExceptionRule(
      id: id, matcher: matcher, effect: effect, reason: "It is expected.", owner: "soc",
      created: window.lastDay.advanced(by: 100), expires: expires)
  }

  private static func curl(_ matcher: inout ExceptionMatcher) {
    matcher.client = Patterns(["curl"])
  }

  private static func everything(_ matcher: inout ExceptionMatcher) {
    matcher.entity = Patterns(["a@*"])
  }

  /// A hunt's report for each list of exceptions, on one store.
  private func reports(_ lists: [[ExceptionRule]]) throws -> [Report] {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(Self.logs(), to: "a.log")], into: store)
    return try lists.map { rules in
      var policies = try shippedPolicies()
      policies.exceptions.exceptions = rules
      return try HuntJob(policies: policies, store: store, window: Self.window, clock: .utc)
        .report()
    }
  }

  private func finding(_ report: Report) -> Finding? {
    report.findings.map(\.finding).first {
      $0.entity.id == "a@corp.example" && $0.day == Self.night
    }
  }

  @Test("a covered session goes, what else the day holds stays, and no other finding moves")
  func hidesSessions() throws {
    let both = try reports([[], [Self.rule(covering: Self.curl)]])
    let (before, after) = (both[0], both[1])
    let loud = try #require(finding(before))
    let left = try #require(finding(after))
    #expect(left.score < loud.score)
    #expect(left.surprise > 0, "the new client in the evening is still there")
    #expect(left.excepted?.before.score == loud.score)
    #expect(left.hits == loud.hits)
    let volume = try #require(left.signals.first { $0.name == "volume" })
    #expect(volume.explanation.hasPrefix("4 requests;"), "\(volume.explanation)")
    #expect(volume.probability.map { $0 > 0.05 } == true)
    #expect(!volume.isExcepted)
    func others(_ report: Report) -> [Finding] {
      report.findings.map(\.finding).filter { $0.id != loud.id }
        .sorted { ($0.entity, $0.day) < ($1.entity, $1.day) }
    }
    #expect(others(before) == others(after))
    #expect(before.exceptions == nil)
    #expect(after.exceptions?.lowered == 1)
    #expect(after.exceptions?.hidden == 0)
  }

  @Test("a day without other sessions is hidden, counted, and named where it would have been first")
  func hidesDays() throws {
    let both = try reports([[], [Self.rule(covering: Self.everything)]])
    let (before, after) = (both[0], both[1])
    #expect(finding(after) == nil)
    let exceptions = try #require(after.exceptions)
    let hidden = before.findings.count { $0.finding.entity.id == "a@corp.example" }
    #expect(exceptions.hidden == hidden)
    #expect(after.summary.findings == before.summary.findings - hidden)
    #expect(after.summary.hits == before.summary.hits)
    let use = try #require(exceptions.uses.first)
    #expect(use.inWindow.hidden == hidden)
    #expect(use.topDays.first?.rank == 1)
    #expect(use.topDays.first?.day.day == Self.night)
  }

  @Test("the life of an exception is that of the stored past, though it was made after it")
  func tellsTheLife() throws {
    let rules = [
      Self.rule(covering: Self.curl), Self.rule("unused") { $0.vendor = Patterns(["greynoise"]) },
      Self.rule("past", expires: .on(Self.night.advanced(by: -10)), covering: Self.curl),
    ]
    let exceptions = try #require(try reports([rules])[0].exceptions)
    #expect(exceptions.weeks == 8)
    let uses = Dictionary(uniqueKeysWithValues: exceptions.uses.map { ($0.id, $0) })
    #expect(uses["curl"]?.inWindow.sessions == 1)
    #expect(uses["curl"]?.overLife.sessions == 2)
    #expect(uses["curl"]?.weeksSinceLastUse == 0)
    #expect(uses["past"]?.inWindow == ExceptionCounts())
    #expect(uses["past"]?.overLife.sessions == 1)
    #expect(uses["past"]?.weeksSinceLastUse == 5)
    #expect(uses["past"]?.remarks.count == 1)
    #expect(uses["unused"]?.weeksSinceLastUse == nil)
    let markdown = String(
      decoding: MarkdownReportFormat().render(try reports([rules])[0]), as: UTF8.self)
    #expect(markdown.contains("`unused` took nothing away for 8 weeks"))
    #expect(markdown.contains("`past`: It expired on"))
  }

  @Test("a cap holds the score and the alert, and the day stays in the report")
  func caps() throws {
    let both = try reports([[], [Self.rule("cap", .cap(20), covering: Self.everything)]])
    let (before, after) = (try #require(finding(both[0])), try #require(finding(both[1])))
    #expect(before.isAlert)
    #expect(after.score == 20)
    #expect(!after.isAlert)
    #expect(after.surprise == before.surprise)
    #expect(both[1].exceptions?.uses.first?.inWindow.alerts == 1)
  }

  @Test("what is treated as known is told as excepted, and counts nothing")
  func knows() throws {
    let rule = Self.rule("known", .known, covering: Self.curl)
    let after = try #require(finding(try reports([[rule]])[0]))
    let vendor = try #require(after.signals.first { $0.name == "new-vendor" })
    #expect(vendor.isExcepted)
    #expect(vendor.score == 0)
    #expect(vendor.probability.map { $0 < 0.5 } == true)
    #expect(after.excepted?.marks.first?.id == "known")
  }

  @Test("explain says of a hidden day what hides it, with the numbers of the hunt")
  func explains() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(Self.logs(), to: "a.log")], into: store)
    var policies = try shippedPolicies()
    func explained() throws -> ExplainJob.Explanation {
      try ExplainJob(policies: policies, store: store, clock: .utc)
        .explain("a@corp.example", day: Self.night)
    }
    let score = try #require(try explained().finding).score
    policies.exceptions.exceptions = [Self.rule(covering: Self.everything)]
    let hidden = try explained()
    #expect(hidden.finding == nil)
    #expect(hidden.excepted?.before.score == score)
  }

  @Test("exceptions are no part of what is kept, so that a change judges no week again")
  func keepsWeeks() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(Self.logs(), to: "a.log")], into: store)
    var policies = try shippedPolicies()
    policies.exceptions.exceptions = [Self.rule(covering: Self.curl)]
    var job = HuntJob(policies: policies, store: store, window: Self.window, clock: .utc)
    _ = try job.report()
    job.policies.exceptions.exceptions = [Self.rule("other", .cap(10), covering: Self.everything)]
    job.progress = { _, all in #expect(all == 0) }
    _ = try job.report()
  }

  @Test("tune scores past weeks under the exceptions, as the hunts of those weeks do")
  func tunes() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(Self.logs(), to: "a.log")], into: store)
    var policies = try shippedPolicies()
    policies.exceptions.exceptions = [
      Self.rule(covering: Self.curl), Self.rule("b", .cap(15)) { $0.entity = Patterns(["b@*"]) },
    ]
    let last = ISOWeek(containing: Self.night)
    var job = TuneJob(policies: policies, store: store, clock: .utc, last: last)
    job.weeks = 6
    let report = try job.report()
    for (place, week) in report.weeks.enumerated() {
      let hunt = try HuntJob(
        policies: policies, store: store,
        window: Report.Window(from: week.firstDay, through: week.lastDay, clock: .utc), clock: .utc
      ).report()
      for step in report.ladder {
        #expect(
          step.alerts[place] == hunt.findings.count { $0.finding.score >= step.score },
          "\(week) at \(step.score)")
      }
    }
    #expect(report.weeks.last == last)
  }
}
