import Events
import Foundation
import History
import Policies
import Reporting
import Testing

@testable import Pipeline

/// Thresholds tried on the weeks of a store.
struct TuneJobTests {
  private static let last = ISOWeek(containing: LocalDay(number: 20_773))

  /// Two users on workdays, twenty weeks; in the last week one of them is loud at night.
  private func store(in scratch: Scratch) throws -> HistoryStore {
    var text = ""
    for (place, user) in ["a@corp.example", "b@corp.example"].enumerated() {
      for day in 20_640..<20_780 where LocalDay(number: Int32(day)).weekday <= 5 {
        for hour in [9, 11, day % (11 + place) == 0 ? 5 : 15] {
          text += proxyLine(
            "\(day * 86_400 + hour * 3600)", user: user,
            host: day % 9 == place ? "www.shodan.io" : "www.virustotal.com")
        }
      }
    }
    for index in 0..<80 {
      text += proxyLine(
        "\(20_775 * 86_400 + 2 * 3600 + index * 20)", host: "www.shodan.io", client: "curl/8.1",
        source: "10.9.9.9")
    }
    let store = try scratch.store()
    _ = try ingest([try scratch.write(text, to: "a.log")], into: store)
    return store
  }

  private func job(_ store: HistoryStore) throws -> TuneJob {
    var job = TuneJob(
      policies: try shippedPolicies(), store: store, clock: .utc, last: Self.last)
    job.weeks = 6
    job.rehearses = false
    return job
  }

  @Test("alerts by threshold are those that the hunts of the weeks find")
  func agreesWithHunts() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    let report = try job(store).report()
    #expect(report.weeks.count == 6)
    #expect(report.weeks.last == Self.last)
    #expect(report.current.score == 50)
    for (place, week) in report.weeks.enumerated() {
      let hunt = try HuntJob(
        policies: try shippedPolicies(), store: store,
        window: Report.Window(from: week.firstDay, through: week.lastDay, clock: .utc), clock: .utc
      ).report()
      #expect(report.current.alerts[place] == hunt.summary.alerts, "\(week)")
      for step in report.ladder {
        #expect(
          step.alerts[place] == hunt.findings.count { $0.finding.score >= step.score },
          "\(week) at \(step.score)")
      }
    }
    #expect(Set(report.ladder.map(\.total)).count >= 3)
    #expect(try job(store).report() == report)
  }

  @Test("a proposal is compared, and nothing is changed by it")
  func proposal() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    var job = try job(store)
    let before = try job.report()
    let proposal = try Proposal(text: "scoring: {alert_score: 20}", path: "p.yaml")
    var policies = try shippedPolicies()
    policies.scoring.alertScore = 20
    job.proposal = (proposal, policies)
    let report = try job.report()
    let proposed = try #require(report.proposal)
    #expect(proposed.changes == ["scoring.yaml: alert_score = 20"])
    #expect(proposed.step.total > report.current.total)
    #expect(proposed.change.vanishing.isEmpty)
    #expect(proposed.change.appearing.count == proposed.step.total - report.current.total)
    #expect(report.ladder == before.ladder)
    let markdown = String(
      decoding: try MarkdownTuneReportFormat().render(report), as: UTF8.self)
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| \(Self.last) ") }
    let cells = rows.first?.split(separator: "|").map { $0.filter { $0 != " " } }
    let found = try #require(report.recommendation)
    #expect(
      cells == ["\(Self.last)"]
        + [report.current, found.step, proposed.step].compactMap(\.alerts.last).map { "\($0)" })
    // Another vendor was never searched for.
    policies.vendors.vendors.append(
      Vendor(id: "acme", name: "Acme", domains: ["acme.example"], apps: []))
    job.proposal = (proposal, policies)
    #expect(try #require(try job.report().proposal).remarks.joined().contains("acme.example"))
  }

  @Test("an empty history says so and fails nothing")
  func emptyHistory() throws {
    let scratch = try Scratch()
    let report = try job(try scratch.store()).report()
    #expect(report.weeks.isEmpty)
    #expect(report.recommendation == nil)
    for format in TuneReportFormats.all { #expect(try !format.render(report).isEmpty) }
    #expect(TuneText.render(report).contains("no week could be scored"))
  }

  @Test("weeks of which no log was read are no quiet weeks, and recommend nothing")
  func weeksThatAreNotThere() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    var job = try job(store)
    let all = try job.report()
    #expect(all.recommendation != nil)
    // A month later nothing was ingested yet: what is there counts, and nothing else.
    job.last = Self.last.advanced(by: 4)
    let later = try job.report()
    #expect(later.weeks == Array(all.weeks.suffix(2)))
    job.last = Self.last.advanced(by: 100)
    let none = try job.report()
    #expect(none.weeks.isEmpty && none.ladder.allSatisfy { $0.alerts.isEmpty })
    #expect(none.recommendation == nil)
    let text = TuneText.render(none)
    #expect(text.contains("none of it lies in the weeks up to"), "\(text)")
    job.last = ISOWeek(containing: LocalDay(number: 20_640))
    #expect(TuneText.render(try job.report()).contains("ingest older logs"))
  }

  @Test(
    "weeks in which nothing was found are named, and without any finding nothing is recommended")
  func quietWeeks() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    var text = ""
    for day in 20_640..<20_780 where !(20_759..<20_766).contains(day) {
      text += proxyLine("\(day * 86_400 + 9 * 3600)")
    }
    _ = try ingest([try scratch.write(text, to: "a.log")], into: store)
    var job = try job(store)
    let gap = ISOWeek(containing: LocalDay(number: 20_759))
    let report = try job.report()
    #expect(report.quiet == [gap])
    let markdown = String(
      decoding: MarkdownTuneReportFormat().render(report), as: UTF8.self)
    #expect(markdown.contains("Without any finding: \(gap)"))
    job.policies.exceptions.exceptions = [Self.hiding("*")]
    let hidden = try job.report()
    #expect(hidden.findings == 0 && hidden.quiet.count == 6)
    #expect(hidden.recommendation == nil)
    #expect(TuneText.render(hidden).contains("no recommendation"))
  }

  private static func hiding(_ entity: String) -> ExceptionRule {
    var matcher = ExceptionMatcher()
    matcher.entity = Patterns([entity])
    return ExceptionRule(
      id: "all", matcher: matcher, effect: .hide, reason: "Expected.", owner: "soc",
      created: last.firstDay, expires: .never)
  }

  @Test("an exception that hides what was judged harmful loses it, in the ladder and as a proposal")
  func hiddenVerdicts() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    let entries = [("a@corp.example", TriageVerdict.malicious), ("b@corp.example", .benignOneOff)]
      .map { name, verdict in
        TriageEntry(
          entity: name, days: LocalDay(number: 20_775)...LocalDay(number: 20_775),
          verdict: verdict, note: "", analyst: "alice", time: testNow)
      }
    try store.append(entries)
    var job = try job(store)
    let before = try #require(try job.report().recall.first { $0.score == 50 })
    #expect(before.harmfulKept == Proportion(1, of: 1))
    #expect(before.benignDropped == Proportion(1, of: 1))
    var policies = job.policies
    policies.exceptions.exceptions = [Self.hiding("*@corp.example")]
    job.proposal = (try Proposal(text: "scoring: {alert_score: 50}", path: "p.yaml"), policies)
    let report = try job.report()
    let proposed = try #require(report.proposal?.recall)
    #expect(proposed.harmfulKept == Proportion(0, of: 1))
    #expect(proposed.benignDropped == Proportion(1, of: 1))
    let text = TuneText.render(report)
    #expect(text.contains("judged harmful and kept"), "\(text)")
    job.policies = policies
    job.proposal = nil
    for recall in try job.report().recall {
      #expect(recall.harmfulKept == Proportion(0, of: 1), "\(recall.score)")
    }
  }

  @Test("a proposed exception that is over, or about no signal, is told beside the figures")
  func exceptionRemarks() throws {
    let scratch = try Scratch()
    var job = try job(try store(in: scratch))
    var policies = job.policies
    var typo = Self.hiding("*")
    typo.matcher.signal = Patterns(["bursts"])
    var over = Self.hiding("a@*")
    (over.id, over.expires) = ("over", .on(Self.last.firstDay))
    policies.exceptions.exceptions = [typo, over]
    job.proposal = (try Proposal(text: "scoring: {alert_score: 50}", path: "p.yaml"), policies)
    let remarks = try #require(try job.report().proposal?.remarks)
    #expect(remarks.count == 2)
    #expect(remarks.contains { $0.contains("'all'") && $0.contains("did you mean 'burst'?") })
    #expect(remarks.contains { $0.contains("'over'") && $0.contains("It expired on") })
    // What the models have already is no news.
    job.policies = policies
    #expect(try job.report().proposal?.remarks.isEmpty == true)
  }

  @Test("names of a log cannot write Markdown or terminal codes")
  func escapes() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    var text = ""
    for day in 20_640..<20_780 {
      text += proxyLine(
        "\(day * 86_400 + (day == 20_775 ? 2 : 9) * 3600)", user: "x|<b>\u{1B}[31m@corp.example")
    }
    _ = try ingest([try scratch.write(text, to: "a.log")], into: store)
    var job = try job(store)
    job.policies.scoring.alertScore = 0
    let report = try job.report()
    #expect(report.recommendation?.looser != nil)
    let markdown = String(
      decoding: try MarkdownTuneReportFormat().render(report), as: UTF8.self)
    #expect(!markdown.contains("<b>") && !markdown.contains("\u{1B}"))
  }

  @Test("each threshold says what it keeps of what was judged, and which rehearsed attacks it sees")
  func recallAndRehearsal() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    let hunt = try HuntJob(
      policies: try shippedPolicies(), store: store,
      window: Report.Window(from: Self.last.firstDay, through: Self.last.lastDay, clock: .utc),
      clock: .utc
    ).report()
    let ranked = hunt.findings.map(\.finding)
    let (first, last) = (try #require(ranked.first), try #require(ranked.last))
    #expect(first.score > 50 && last.score < 25)
    let entries = [(first, TriageVerdict.malicious), (last, .benignOneOff)].map {
      TriageEntry(
        entity: $0.entity.id, days: $0.day...$0.day, verdict: $1, note: "", analyst: "alice",
        time: testNow)
    }
    var job = try job(store)
    #expect(try job.report().recall.isEmpty)
    try store.append(entries)
    job.weeks = 2
    job.rehearses = true
    let report = try job.report()
    for recall in report.recall {
      let isKept = first.score >= recall.score
      #expect(recall.harmfulKept == Proportion(isKept ? 1 : 0, of: 1), "\(recall.score)")
      let isDropped = last.score < recall.score
      #expect(recall.benignDropped == Proportion(isDropped ? 1 : 0, of: 1), "\(recall.score)")
    }
    #expect(report.recall.count >= report.ladder.count)
    let all = try #require(report.rehearsed.first)
    #expect(all.procedure.isEmpty && all.role.isEmpty && all.atAlertLine.total > 10)
    #expect(all.detected.count == report.ladder.count)
    #expect(zip(all.detected, all.detected.dropFirst()).allSatisfy { $0.count >= $1.count })
    #expect(report.rehearsed.contains { $0.procedure == "Shodan host search with an API key" })
    let text = TuneText.render(report)
    #expect(text.contains("rehearsed attacks:") && text.contains("1 of 1 (21 to 100 %)"))
    #expect(try job.report() == report)
  }
}
