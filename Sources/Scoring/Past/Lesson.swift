import Events

/// A judged day as habits learn it: what happened, and what was expected before.
struct Lesson {
  private let facts: DayFacts
  private let expectedCount: Double?
  private let expectedPeak: Double?
  /// By category, whether a value was new to the entity; `nil` where it had none to compare with.
  private let isNew: [Bool?]
  private let isScripted: Bool
  /// What an hour of ordinary work counts.
  private let contextHour: Double

  /// - Parameter past: the entity's before the day.
  init(_ facts: DayFacts, after past: Past) {
    self.facts = facts
    expectedCount = past.prediction(of: \.dayCounts)?.location
    expectedPeak = past.prediction(of: \.peaks)?.location
    isNew = Category.allCases.map { category -> Bool? in
      let known = past.entity[category].uses
      guard !known.isEmpty, !facts[category].isEmpty else { return nil }
      return facts[category].contains { !known.holds($0) }
    }
    isScripted = facts.sessions.contains(where: \.isScripted)
    contextHour = past.priors.contextHour
  }

  fileprivate func teachCounts(_ habits: inout Habits) {
    let monday = (facts.day.weekday - 1) * 24
    habits.learnActive(on: facts.day)
    for hour in facts.hours { habits.hours.add(monday + hour) }
    for hour in facts.contextHours { habits.hours.add(monday + hour, weight: contextHour) }
    habits.dayCounts.add(facts.events, expected: expectedCount)
    habits.peaks.add(facts.peak, expected: expectedPeak)
    habits.scripted.add(isScripted)
    habits.risky.add(facts.isRisky)
  }

  fileprivate func teachOwnValues(_ habits: inout Habits) {
    for category in Category.allCases {
      habits[category].learn(facts[category])
      if !facts.elsewhere.isEmpty {
        habits[category].learn(elsewhere: facts.elsewhere[category.rawValue])
      }
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
