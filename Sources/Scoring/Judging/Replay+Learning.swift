import Events

extension Replay {
  /// Lets an entity's past, its role's and everybody's learn a day that was judged.
  mutating func learn(_ facts: DayFacts) {
    if pasts[facts.entity] == nil { admit(facts.entity, on: facts.day) }
    let lesson = Lesson(facts, after: past(of: facts.entity, hours: [:]))
    pasts[facts.entity]?.learn(lesson)
    if facts.lesson > 1 { pasts[facts.entity]?.teach(facts, weight: facts.lesson - 1) }
    let role = roleOf[facts.entity]
    roles[role].learn(lesson, ofMember: true)
    organisation.learn(lesson, ofMember: true)
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
      guard let context = activity.context, activity.lesson > 0 else { continue }
      let weight = halfLife.factor(from: activity.day, to: day)
      pasts[entity]?.learn(
        vocabulary.values(of: context), hours: context.activeHours,
        on: activities[entity].restDays.weekday(of: activity.day), weight: weight,
        hourWeight: priors.contextHour)
    }
  }
}

extension Habits {
  /// Takes in what a quiet day's context shows, as of the habits' own day.
  ///
  /// - Parameter weekday: the one that the day's hours belong to.
  mutating func learn(
    _ elsewhere: [[Int32]], hours active: [Int], on weekday: Int, weight: Double,
    hourWeight: Double
  ) {
    for place in categories.indices {
      categories[place].learn(elsewhere: elsewhere[place], weight: weight)
    }
    for hour in active {
      hours.add((weekday - 1) * 24 + hour, weight: weight * hourWeight)
    }
  }

  /// Takes in what was used on a day, and in which hours, for so many days more.
  fileprivate mutating func teach(_ facts: DayFacts, weight: Double) {
    for category in Category.allCases {
      self[category].teach(facts[category], weight: weight)
    }
    for hour in facts.hours { hours.add((facts.weekday - 1) * 24 + hour, weight: weight) }
  }
}
