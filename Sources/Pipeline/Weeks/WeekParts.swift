import Events
import Scoring

/// Walks over weeks in parts that are read together, and lets what came of each part be kept before the
/// next begins: a run that is stopped in between goes on from there when it is started again.
struct WeekParts {
  let reader: WeekReader
  /// Weeks of a part.
  var weeksAtOnce = WeekParts.usual
  /// Is told how many of all the weeks are done.
  var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  /// Weeks of a part: enough to read each event seldom, and little to hold.
  static let usual = 6

  /// What comes of each week, by its Monday.
  ///
  /// - Parameters:
  ///   - mondays: in the order in which they are taken.
  ///   - body: gets a week with what it sees of everybody; for several weeks at a time.
  ///   - keep: gets what came of a part, by Mondays.
  /// - Throws: the first error of any week, by no order; parts before it are kept.
  func run<Outcome: Sendable>(
    _ mondays: [LocalDay],
    _ body:
      @Sendable (ClosedRange<LocalDay>, [EntityActivity]) throws(TidewatchError) -> Outcome,
    keep: ([LocalDay: Outcome]) throws(TidewatchError) -> Void
  ) throws(TidewatchError) -> [LocalDay: Outcome] {
    var outcomes: [LocalDay: Outcome] = [:]
    let (progress, all) = (progress, mondays.count)
    for start in stride(from: 0, to: all, by: weeksAtOnce) {
      let part = Array(mondays[start..<min(all, start + weeksAtOnce)])
      progress(start, all)
      FreedMemory.giveBack()
      let came = try take(part, body) { progress(start + $0, all) }
      try keep(came)
      outcomes.merge(came) { _, new in new }
    }
    return outcomes
  }

  /// What comes of weeks that are read together; what was read is gone after it.
  private func take<Outcome: Sendable>(
    _ part: [LocalDay],
    _ body:
      @Sendable (ClosedRange<LocalDay>, [EntityActivity]) throws(TidewatchError) -> Outcome,
    done: @escaping @Sendable (Int) -> Void
  ) throws(TidewatchError) -> [LocalDay: Outcome] {
    let activities = try reader.season(of: part.map { $0...$0.advanced(by: 6) }).activities
    let places = Dictionary(
      part.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
    let crew = WeekCrew { count, _ in if count > 0 { done(count) } }
    return try crew.run(part) { week throws(TidewatchError) in
      try body(week, activities[places[week.lowerBound] ?? 0])
    }
  }
}
