import Dispatch
import Events
import Synchronization

/// Does something for each of several weeks, as many at a time as there are cores.
struct WeekCrew {
  /// Is told how many of the weeks are done.
  var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  /// What comes of each week, by its Monday.
  ///
  /// - Throws: the first error of any week, by no order.
  func run<Outcome: Sendable>(
    _ mondays: [LocalDay],
    _ body: @Sendable (ClosedRange<LocalDay>) throws(TidewatchError) -> Outcome
  ) throws(TidewatchError) -> [LocalDay: Outcome] {
    guard !mondays.isEmpty else { return [:] }
    let progress = progress
    let results = Mutex<[LocalDay: Result<Outcome, TidewatchError>]>([:])
    progress(0, mondays.count)
    DispatchQueue.concurrentPerform(iterations: mondays.count) { place in
      let week = mondays[place]...mondays[place].advanced(by: 6)
      let result = Result { () throws(TidewatchError) in try body(week) }
      let done = results.withLock { results in
        results[mondays[place]] = result
        return results.count
      }
      progress(done, mondays.count)
    }
    var outcomes: [LocalDay: Outcome] = [:]
    for (monday, result) in results.withLock({ $0 }) { outcomes[monday] = try result.get() }
    return outcomes
  }
}
