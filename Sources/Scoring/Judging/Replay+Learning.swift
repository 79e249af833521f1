import Events

extension Replay {
  /// Lets an entity's past, its role's and everybody's learn a day that was judged.
  mutating func learn(_ facts: DayFacts) {
    let role = roleOf[facts.entity]
    if pasts[facts.entity] == nil { admit(facts.entity, on: facts.day) }
    let past = past(of: facts.entity, hours: [:])
    let expectedCount = past.prediction(of: \.dayCounts)?.location
    let expectedPeak = past.prediction(of: \.peaks)?.location
    let monday = (facts.day.weekday - 1) * 24
    let expectedPaces = (
      hand: past.prediction(of: \.handPaces)?.location,
      script: past.prediction(of: \.scriptPaces)?.location
    )
    let isScripted = facts.sessions.contains(where: \.isScripted)
    let isApart = facts.hasSourceApart
    let isNew = Category.allCases.map { category -> Bool? in
      guard past.entity.knowsAny(in: category), !facts[category].isEmpty else { return nil }
      return facts[category].contains { !past.entity.knows($0, in: category) }
    }
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
      if let isApart { habits.apart.add(isApart) }
      for session in facts.sessions {
        if session.isScripted {
          if let pace = session.pace {
            habits.scriptPaces.add(pace, expected: expectedPaces.script)
          }
          habits.scriptVendors.add(session[.vendor].count)
        } else {
          if let pace = session.pace { habits.handPaces.add(pace, expected: expectedPaces.hand) }
          habits.handVendors.add(session[.vendor].count)
        }
        if session.isRisky { habits.riskyAccesses.add(session.events) }
      }
    }
    pasts[facts.entity]?.learn(facts, count)
    for category in Category.allCases {
      let values = category.isShared ? facts[category] : []
      roles[role][category].learn(values, ofMember: isNew[category.rawValue])
      organisation[category].learn(values, ofMember: isNew[category.rawValue])
    }
    count(in: &roles[role])
    count(in: &organisation)
    keys.learn(facts[.key], of: facts.entity)
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
    for category in Category.allCases {
      self[category].learn(elsewhere: elsewhere[category.rawValue], weight: weight)
    }
    for hour in active {
      hours.add((day.weekday - 1) * 24 + hour, weight: weight * hourWeight)
    }
  }

  fileprivate mutating func learn(_ facts: DayFacts, _ count: (inout Habits) -> Void) {
    learn(facts.values, on: facts.day)
    for category in Category.allCases where !facts.elsewhere.isEmpty {
      self[category].learn(elsewhere: facts.elsewhere[category.rawValue])
    }
    count(&self)
  }
}
