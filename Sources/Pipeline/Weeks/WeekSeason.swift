import Events
import History
import Places
import Scoring

/// What of a week decides who is seen in it, and how.
struct WeekFrame: Sendable {
  /// Days of one ISO week.
  let days: ClosedRange<LocalDay>
  /// The days before them that may influence theirs.
  let past: ClosedRange<LocalDay>
  /// What may hold the events of all these days, by anybody's clock.
  let span: TimeWindow
  /// When their ISO week begins, by the organisation's clock.
  let start: Timestamp
  /// The names that are looked at week by week: whose events are not just those of one actor, or of whom
  /// verdicts say what is to be learned.
  let apart: Set<String>
}

extension [WeekFrame] {
  /// The days that any of the weeks sees.
  var seenDays: ClosedRange<LocalDay> {
    let first = map(\.past.lowerBound).min() ?? LocalDay(number: 0)
    return first...Swift.max(first, map(\.days.upperBound).max() ?? first)
  }

  /// The window around their spans.
  var span: TimeWindow {
    guard let start = map(\.span.start).min(), let end = map(\.span.end).max() else {
      return .nothing
    }
    return TimeWindow(start: start, end: end)
  }
}

/// Several weeks that were read together: each stored event once, however many of the weeks look back at
/// it, and each day once, however many share it.
///
/// Each week is seen as if it had been read alone.
struct WeekSeason {
  /// What everybody did, for any thread.
  struct Activities: Sendable {
    fileprivate let frames: [WeekFrame]
    fileprivate let pasts: [ActorPast]
    /// By week, everybody that `pasts` does not have.
    fileprivate var others: [[EntityActivity]] = []

    /// Everybody's days that the week at a place sees, in no order.
    subscript(week: Int) -> [EntityActivity] {
      let seen = frames[week].past.lowerBound...frames[week].days.upperBound
      return pasts.compactMap { $0.activity(in: week, span: seen) } + others[week]
    }
  }

  fileprivate(set) var activities: Activities
  private let actors: [ActorStream]
  fileprivate var clocks: [ActorClocks] = []

  fileprivate init(activities: Activities, actors: [ActorStream]) {
    self.activities = activities
    self.actors = actors
  }

  /// The week at a place.
  func scene(_ week: Int) -> WeekScene {
    WeekScene(
      days: activities.frames[week].days, actors: actors[week], clocks: clocks[week],
      activities: activities[week])
  }
}

extension WeekReader {
  /// Reads several weeks together.
  ///
  /// - Parameter weeks: each of days of one ISO week.
  func season(of weeks: [ClosedRange<LocalDay>]) throws(TidewatchError) -> WeekSeason {
    let actors = try actors(of: weeks)
    let frames = zip(weeks, actors).map { days, actors in
      WeekFrame(
        days: days, past: past(before: days), span: span(before: days),
        start: clock.start(of: days.lowerBound.monday),
        apart: actors.mixed.union(
          Teachings(journal: journal(of: actors), policy: policies.triage).accounts))
    }
    let store = store
    let pasts = try store.mapEntities(
      during: frames.span, worker: { ActorPastMaker(frames: frames, reader: self) }
    ) { maker, stored, events in
      let isSeen = frames.contains { !$0.apart.contains(stored.entity.id) }
      let hasContext = isSeen && stored.entity.kind != .host
      return isSeen
        ? maker.past(
          of: stored, events: &events,
          context: hasContext
            ? try store.context(of: [stored.entity.id], during: frames.span) : [:])
        : nil
    }.compactMap(\.self)
    var season = WeekSeason(
      activities: WeekSeason.Activities(frames: frames, pasts: pasts), actors: actors)
    for (week, days) in weeks.enumerated() {
      let own = ActorClocks(policies: policies, organisation: clock, before: days.lowerBound)
      for past in pasts {
        if let choice = past.looks[week]?.choice { own.note(choice, for: past.stored.entity) }
      }
      var builder = activityBuilder(of: actors[week], clocks: own, days: days)
      var mixed: [EntityActivity] = []
      try actors[week].forEach(among: frames[week].apart, during: frames[week].span) {
        stored, events throws(TidewatchError) in
        mixed.append(try builder.activity(of: stored, events: events))
      }
      season.clocks.append(own)
      season.activities.others.append(mixed)
    }
    return season
  }

  /// Who is in the history before the end of each week; looked at anew only where that differs.
  private func actors(of weeks: [ClosedRange<LocalDay>]) throws(TidewatchError) -> [ActorStream] {
    var streams: [LocalDay: ActorStream] = [:]
    var later: ActorStream?
    for last in Set(weeks.map(\.upperBound)).sorted(by: >) {
      let end = clock.window(from: last, through: last).end
      let stream: ActorStream
      if let same = later?.ending(before: end) {
        stream = same
      } else {
        stream = try actors(through: last)
      }
      streams[last] = stream
      later = stream
    }
    return weeks.compactMap { streams[$0.upperBound] }
  }
}
