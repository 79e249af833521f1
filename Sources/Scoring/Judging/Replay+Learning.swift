import Events

extension Replay {
  /// Lets an entity's past, its role's and everybody's learn a day that was judged.
  mutating func learn(_ facts: DayFacts) {
    let role = roleOf[facts.entity]
    if pasts[facts.entity] == nil { admit(facts.entity, on: facts.day) }
    // Only the counts, as a past as a whole is much to copy.
    let expectedCount = Past.prediction(
      entity: pasts[facts.entity]?.dayCounts ?? LogCounts(), role: roles[role].dayCounts,
      organisation: organisation.dayCounts, priors: priors
    )?.location
    let expectedPeak = Past.prediction(
      entity: pasts[facts.entity]?.peaks ?? LogCounts(), role: roles[role].peaks,
      organisation: organisation.peaks, priors: priors
    )?.location
    let monday = (facts.day.weekday - 1) * 24
    let isScripted = facts.sessions.contains(where: \.isScripted)
    let isNew = isNew(facts)
    func count(in habits: inout Habits) {
      habits.learnActive(on: facts.day)
      for hour in facts.hours { habits.hours.add(monday + hour) }
      for hour in facts.contextHours {
        habits.hours.add(monday + hour, weight: priors.contextHour)
      }
      habits.dayCounts.add(facts.events, expected: expectedCount)
      habits.peaks.add(facts.peak, expected: expectedPeak)
      habits.scripted.add(isScripted)
      habits.risky.add(facts.isRisky)
    }
    pasts[facts.entity]?.learn(facts, count)
    for category in Category.allCases {
      let values = category.isShared ? facts[category] : []
      let (place, isNew) = (category.rawValue, isNew[category.rawValue])
      // In place: a subscript that gets and sets would copy the tables.
      roles[role].categories[place].learn(values, ofMember: isNew)
      organisation.categories[place].learn(values, ofMember: isNew)
    }
    count(in: &roles[role])
    count(in: &organisation)
    keys.learn(facts[.key], of: facts.entity)
  }

  /// By category, whether an entity's day has a value that its past has not; `nil` where either has none.
  private func isNew(_ facts: DayFacts) -> [Bool?] {
    let past = pasts[facts.entity]?.categories
    return Category.allCases.map { category in
      guard let known = past?[category.rawValue].uses, !known.isEmpty, !facts[category].isEmpty
      else { return nil }
      return facts[category].contains { !known.holds($0) }
    }
  }

  /// Learns an entity's quiet days up to one that is judged, as they weigh on that day.
  ///
  /// They are looked at only when the entity is, as nobody else sees its past; so a quiet day costs no
  /// fading of the past.
  mutating func learnQuietDays(of entity: Int, before day: LocalDay) {
    guard pasts[entity] != nil else { return }
    while quietTaken[entity] < quiet[entity].count {
      let activity = quiet[entity][quietTaken[entity]]
      guard activity.day < day else { return }
      quietTaken[entity] += 1
      guard let context = activity.context else { continue }
      let weight = halfLife.factor(from: activity.day, to: day)
      pasts[entity]?.learn(
        vocabulary.values(of: context), hours: context.activeHours, on: activity.day,
        weight: weight, hourWeight: priors.contextHour)
    }
  }
}

extension Habits {
  /// Takes in what a day's context shows, as of the habits' own day.
  fileprivate mutating func learn(
    _ elsewhere: [[Int32]], hours active: [Int], on day: LocalDay, weight: Double,
    hourWeight: Double
  ) {
    for place in categories.indices {
      categories[place].learn(elsewhere: elsewhere[place], weight: weight)
    }
    for hour in active {
      hours.add((day.weekday - 1) * 24 + hour, weight: weight * hourWeight)
    }
  }

  fileprivate mutating func learn(_ facts: DayFacts, _ count: (inout Habits) -> Void) {
    for place in categories.indices {
      categories[place].learn(facts.values[place])
      if !facts.elsewhere.isEmpty {
        categories[place].learn(elsewhere: facts.elsewhere[place])
      }
    }
    count(&self)
  }
}
