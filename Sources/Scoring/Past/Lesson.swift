import Events

/// A judged day as habits learn it: what happened, and what was expected before.
///
/// A day is one day's worth of everything, whatever it holds: of many hours or sessions each counts a part,
/// and a count is no further from what was expected than ordinary days are.
struct Lesson {
  private let facts: DayFacts
  private let expectedCount: LogCounts.Prediction?
  private let expectedPeak: LogCounts.Prediction?
  private let expectedHandPace: LogCounts.Prediction?
  private let expectedScriptPace: LogCounts.Prediction?
  /// By category, whether a value was new to the entity; `nil` where it had none to compare with.
  private let isNew: [Bool?]
  private let isScripted: Bool
  /// Whether a source was apart from ordinary work; `nil` where none of that is known.
  private let isApart: Bool?
  /// What an hour of ordinary work counts.
  private let contextHour: Double
  private let reach: Double
  /// What each active hour, and each session, counts.
  private let hourWeight: Double
  private let sessionWeight: Double

  /// - Parameter past: the entity's before the day.
  init(_ facts: DayFacts, after past: Past) {
    self.facts = facts
    expectedCount = past.prediction(of: \.dayCounts)
    expectedPeak = past.prediction(of: \.peaks)
    expectedHandPace = past.prediction(of: \.handPaces)
    expectedScriptPace = past.prediction(of: \.scriptPaces)
    isNew = Category.allCases.map { category -> Bool? in
      guard past.entity.knowsAny(in: category), !facts[category].isEmpty else { return nil }
      return facts[category].contains { !past.entity.knows($0, in: category) }
    }
    isScripted = facts.sessions.contains(where: \.isScripted)
    isApart = facts.hasSourceApart
    contextHour = past.priors.contextHour
    let limits = past.priors.lesson
    reach = limits.reach
    hourWeight = min(1, limits.hours / Double(max(1, facts.hours.count)))
    sessionWeight = min(1, limits.sessions / Double(max(1, facts.sessions.count)))
  }

  fileprivate func teachCounts(_ habits: inout Habits) {
    let monday = (facts.day.weekday - 1) * 24
    habits.learnActive(on: facts.day)
    for hour in facts.hours { habits.hours.add(monday + hour, weight: hourWeight) }
    for hour in facts.contextHours { habits.hours.add(monday + hour, weight: contextHour) }
    habits.dayCounts.add(facts.events, expecting: expectedCount, within: reach)
    habits.peaks.add(facts.peak, expecting: expectedPeak, within: reach)
    habits.scripted.add(isScripted)
    habits.risky.add(facts.isRisky)
    if let isApart { habits.apart.add(isApart) }
    for session in facts.sessions { teach(session, &habits) }
  }

  private func teach(_ session: DayFacts.SessionFacts, _ habits: inout Habits) {
    if session.isScripted {
      if let pace = session.pace {
        habits.scriptPaces.add(
          pace, expecting: expectedScriptPace, within: reach, weight: sessionWeight)
      }
      habits.scriptVendors.add(session[.vendor].count, weight: sessionWeight)
    } else {
      if let pace = session.pace {
        habits.handPaces.add(
          pace, expecting: expectedHandPace, within: reach, weight: sessionWeight)
      }
      habits.handVendors.add(session[.vendor].count, weight: sessionWeight)
    }
    if session.isRisky { habits.riskyAccesses.add(session.events, weight: sessionWeight) }
  }

  fileprivate func teachOwnValues(_ habits: inout Habits) {
    habits.learn(facts.values, on: facts.day)
    for category in Category.allCases where !facts.elsewhere.isEmpty {
      habits[category].learn(elsewhere: facts.elsewhere[category.rawValue])
    }
  }

  fileprivate func teachSharedValues(_ habits: inout Habits) {
    for category in Category.allCases {
      let values = category.isShared ? facts[category] : []
      habits[category].learn(values, ofMember: isNew[category.rawValue])
    }
  }
}

extension Habits {
  /// Learns a day of the entity whose habits these are, or of a member of the group that they are of.
  mutating func learn(_ lesson: Lesson, ofMember isMember: Bool = false) {
    if isMember { lesson.teachSharedValues(&self) } else { lesson.teachOwnValues(&self) }
    lesson.teachCounts(&self)
  }
}
