import Events

extension Scorer {
  /// What injected sessions come to, each injection as if it were the only one.
  ///
  /// One replay of the week serves them all. An entity's own past learns what was injected on its earlier
  /// days; everything else is as it really was, so that no injection has to do with another.
  ///
  /// - Parameters:
  ///   - injections: days before the judged ones are learned from; later ones do not matter.
  ///   - activities: as `judge(_:days:)` takes them.
  ///   - days: Days of one ISO week.
  /// - Returns: in the order of the injections, their days of the week, which have the injected sessions
  ///   alone; counts are of the whole day. Empty for an entity that is not there.
  package func judge(
    _ injections: [Injection], among activities: [EntityActivity], days: ClosedRange<LocalDay>
  ) -> [JudgedWeek] {
    guard !injections.isEmpty else { return [] }
    let past = ReplayedPast(activities)
    var replay = past.replay(scoring: days, policy: policy)
    let places = Dictionary(
      past.activities.enumerated().map { ($0.element.entity, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let span = policy.replayStart(before: days.lowerBound)...days.upperBound
    var courses = injections.map { injection in
      places[injection.entity].map { place in
        InjectedCourse(
          injection, entity: place, of: past.activities[place], quiet: past.quiet[place],
          during: span, vocabulary: &replay.vocabulary)
      }
    }
    let injected = Set(courses.lazy.compactMap { $0 }.flatMap(\.days))
    let entities = Set(courses.lazy.compactMap { $0?.entity })
    replay.run(
      handingOver: injected.min() ?? days.lowerBound, also: injected
    ) { day, facts, _, replay in
      var hours = PeerHours(of: replay)
      let real = Dictionary(
        facts.lazy.filter { entities.contains($0.entity) }.map { ($0.entity, $0) },
        uniquingKeysWith: { first, _ in first })
      for place in courses.indices {
        guard let entity = courses[place]?.entity else { continue }
        courses[place]?.pass(
          day, real[entity], judging: days, in: replay, hours: &hours, combination: combination)
      }
    }
    return courses.map { $0?.judged ?? JudgedWeek() }
  }
}
