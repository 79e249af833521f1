import Events
import Foundation
import Pipeline
import Reporting

/// What commands that read inputs say on stderr: progress, rejections, and the closing line.
final class RunReporter {
  private let isQuiet: Bool
  private let isVerbose: Bool
  private let started = ContinuousClock.now
  private let line: ProgressLine
  private var shown = 0

  /// Rejections that are shown one by one without `--verbose`.
  private static let rejectionsShown = 5

  init(_ options: GlobalOptions) {
    isQuiet = options.quiet
    isVerbose = options.verbose
    line = ProgressLine(isSilent: options.quiet)
  }

  func progress(_ progress: RunProgress) { line.show(progress) }

  /// Shows how many past weeks are judged; from any thread.
  var judging: @Sendable (_ done: Int, _ of: Int) -> Void {
    { [line] done, all in
      line.show("tidewatch: \(done) of \(Figures.count(all, "past week", "past weeks")) judged")
    }
  }

  /// Shows in how many weeks attacks are rehearsed; from any thread.
  var rehearsing: @Sendable (_ done: Int, _ of: Int) -> Void {
    { [line] done, all in
      line.show("tidewatch: attacks rehearsed in \(done) of \(Figures.count(all, "week", "weeks"))")
    }
  }

  /// Takes the line of progress off the terminal.
  func clear() { line.clear() }

  func note(_ message: String) {
    guard !isQuiet else { return }
    line.clear()
    Diagnostics.note(message)
  }

  func rejection(_ rejection: Rejection) {
    guard !isQuiet, isVerbose || shown < Self.rejectionsShown else { return }
    shown += 1
    note("rejected \(Escape.terminal(rejection.location.description)): \(rejection.detail)")
  }

  /// The closing line, and what was rejected.
  func close(_ summary: RunSummary) {
    line.clear()
    guard !isQuiet else { return }
    if isVerbose {
      for tally in summary.tallies {
        Diagnostics.note(
          "\(Escape.terminal(tally.name)): \(tally.format.isEmpty ? "not read" : tally.format),"
            + " \(Figures.count(tally.records, "record", "records")):"
            + " \(Figures.count(tally.nonCandidates)) passed over,"
            + " \(Figures.count(tally.events)) parsed,"
            + " \(Figures.count(tally.rejected)) rejected")
      }
    }
    if summary.rejected > shown {
      let reasons = summary.rejectedByReason.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { "\($0.key.rawValue) \(Figures.count($0.value))" }
      Diagnostics.note("rejected by reason: \(reasons.joined(separator: ", "))")
    }
    let seconds = (ContinuousClock.now - started).seconds
    let parts = [
      Figures.count(summary.files, "file", "files"),
      Figures.count(summary.records, "record", "records"),
      Figures.count(summary.accesses, "event", "events"),
      Figures.count(summary.hits, "hit", "hits"),
      Figures.count(summary.failedSignIns, "failed sign-in", "failed sign-ins"),
      "\(Figures.count(summary.rejected)) rejected",
      String(format: "%.2f s", seconds),
      String(format: "%.2f GB/s", Double(summary.bytes) / 1e9 / max(seconds, 1e-9)),
    ]
    Diagnostics.note(parts.joined(separator: ", "))
  }
}
