import Events

/// One injection on its way through a replay: the days on which something is injected, and the entity's
/// own past as it would be with them.
///
/// Nothing of it reaches the replay. Everybody else's past, what roles do and what is new to several are
/// those of the real days.
struct InjectedCourse {
  private struct Step {
    var day: LocalDay
    /// Of the whole day, the injected sessions last.
    var facts: DayFacts
    var activity: DayActivity
    var injected: Int
  }

  /// What a day without an access tells of ordinary work.
  private struct QuietDay {
    var day: LocalDay
    /// The one that its hours belong to.
    var weekday: Int
    var elsewhere: [[Int32]]
    var hours: [Int]
  }

  let entity: Int
  private let activity: EntityActivity
  private let steps: [Step]
  private var next = 0
  /// From the first injected day on.
  private var habits: Habits?
  private let quiet: [QuietDay]
  private var quietTaken = 0
  private(set) var judged = JudgedWeek()

  /// - Parameters:
  ///   - quiet: the entity's days with nothing but context, ascending.
  ///   - vocabulary: learns every name that the course will meet.
  init(
    _ injection: Injection, entity: Int, of activity: EntityActivity, quiet: [DayActivity],
    during days: ClosedRange<LocalDay>, vocabulary: inout Vocabulary
  ) {
    self.entity = entity
    self.activity = activity
    var steps: [Step] = []
    for (day, sessions) in injection.sessions.sorted(by: { $0.key < $1.key })
    where days.contains(day) && !sessions.isEmpty {
      let place = activity.days.lowerBound { $0.day >= day }
      let isActive = place < activity.days.count && activity.days[place].day == day
      var whole =
        isActive
        ? activity.days[place] : quiet.first { $0.day == day } ?? DayActivity(day: day)
      for session in sessions { whole.add(session) }
      let facts = DayFacts(
        whole, restDays: activity.restDays, entity: entity, place: place, vocabulary: &vocabulary)
      steps.append(Step(day: day, facts: facts, activity: whole, injected: sessions.count))
    }
    self.steps = steps
    var quietDays: [QuietDay] = []
    for day in quiet {
      guard let context = day.context, day.lesson > 0 else { continue }
      quietDays.append(
        QuietDay(
          day: day.day, weekday: activity.restDays.weekday(of: day.day),
          elsewhere: vocabulary.values(of: context), hours: context.activeHours))
    }
    self.quiet = quietDays
  }

  /// The days with something injected, ascending.
  var days: [LocalDay] { steps.map(\.day) }

  /// Judges a day that is injected to, where it is one of those to judge, and learns it; or learns a day
  /// in between as it was; what was judged harmful is not learned here either.
  ///
  /// - Parameters:
  ///   - real: what the entity really did, if anything.
  ///   - replay: as it was when the day began.
  mutating func pass(
    _ day: LocalDay, _ real: DayFacts?, judging scored: ClosedRange<LocalDay>,
    in replay: Replay, hours peers: inout PeerHours, combination: Combination
  ) {
    guard next < steps.count else { return }
    let step = steps[next]
    if step.day == day {
      var own = habits ?? begin(on: day, in: replay)
      catchUp(&own, to: day, in: replay)
      if scored.contains(day) {
        let past = replay.past(
          of: own, as: entity, hours: peers.tails(of: own.hours, as: entity, on: step.facts.weekday)
        )
        judged.days.append(judge(step, after: past, combination))
      }
      next += 1
      if next < steps.count {
        if step.facts.lesson > 0 { learn(step.facts, &own, in: replay) }
        habits = own
      } else {
        habits = nil
      }
    } else if let real, var own = habits {
      catchUp(&own, to: day, in: replay)
      if real.lesson > 0 { learn(real, &own, in: replay) }
      habits = own
    }
  }

  /// The entity's past before the first injected day.
  private mutating func begin(on day: LocalDay, in replay: Replay) -> Habits {
    quietTaken = quiet.lowerBound { $0.day >= replay.firstQuietDay(of: entity) ?? day }
    return replay.pasts[entity] ?? Habits(since: day)
  }

  private mutating func catchUp(_ own: inout Habits, to day: LocalDay, in replay: Replay) {
    own.advance(to: day, halfLife: replay.halfLife, restDays: activity.restDays)
    own.settle(after: replay.priors.settlingDays, halfLife: replay.halfLife)
    while quietTaken < quiet.count, quiet[quietTaken].day < day {
      let quiet = quiet[quietTaken]
      own.learn(
        quiet.elsewhere, hours: quiet.hours, on: quiet.weekday,
        weight: replay.halfLife.factor(from: quiet.day, to: day),
        hourWeight: replay.priors.contextHour)
      quietTaken += 1
    }
  }

  private func learn(_ facts: DayFacts, _ own: inout Habits, in replay: Replay) {
    own.learn(Lesson(facts, after: replay.past(of: own, as: entity, hours: .none)))
  }

  private func judge(
    _ step: Step, after past: Past, _ combination: Combination
  ) -> JudgedWeek.Day {
    let tails = combination.logTails(
      of: step.facts.sessions.suffix(step.injected), on: step.facts, after: past)
    var day = step.activity
    day.sessions.removeFirst(day.sessions.count - step.injected)
    return JudgedWeek.Day(day, of: activity, logTails: tails)
  }
}
