import Events

/// What a finding is made from.
struct FindingScene {
  let facts: DayFacts
  let activity: EntityActivity
  let past: Past
  /// Everybody's baseline before the day.
  let organisation: OrganisationBaseline
  let periods: ReturnPeriods?
  /// What verdicts about earlier findings say of such as this.
  let verdicts: VerdictModel?
  /// The surprising day that this may be the sequel of; `nil` where all before it were usual.
  let earlier: RecentDays.Known?
}

extension Scorer {
  /// A judged day with its score, its signals in words and what would have to be otherwise.
  ///
  /// - Parameter excepted: what exceptions left of it; `nil` where none changed anything.
  func finding(
    _ scene: FindingScene, _ logTails: [[Double]], under excepted: ExceptedOutcome?
  ) -> Finding {
    let (facts, periods) = (scene.facts, scene.periods)
    let day = scene.activity.days[facts.place]
    let baseline = Baseline(of: scene.activity, before: day.day, policy: policy)
    let judgement =
      excepted?.judgement
      ?? combination.judgement(combination.judge(logTails), after: scene.earlier)
    let shares = combination.shares(of: judgement)
    let seen = excepted?.left ?? logTails[judgement.session]
    // What is hidden is not counted, neither in the sum nor in words.
    var counted = day
    var countedFacts = facts
    if let excepted, excepted.left != logTails[judgement.session] {
      counted.events = excepted.events
      countedFacts = facts.limited(events: excepted.events, peak: facts.peak)
    }
    var signals = zip(combination.models, zip(seen, shares)).map { model, figures in
      let scene = Scene(
        day: model is VolumeSignal ? counted : day, session: day.sessions[judgement.session],
        facts: facts,
        sessionFacts: facts.sessions[judgement.session], past: scene.past, baseline: baseline,
        organisation: scene.organisation, logTail: figures.0)
      return model.signal(scene, share: figures.1)
    }
    for place in signals.indices where judgement.logTails[place] != seen[place] {
      signals[place].isExcepted = true
    }
    let experience = periods.flatMap { _ in scene.verdicts?.experience(with: shares) }
    let score = final(
      excepted?.score ?? score(judgement.surprise, by: periods), under: excepted, moved: experience)
    let isAlert = score >= policy.alertScore
    var clearances: [Clearance] = []
    if isAlert {
      clearances = Counterfactuals(
        of: countedFacts, logTails: logTails, after: scene.past, combination: combination,
        level: excepted?.scoreOf ?? { combination.judge($0).own }
      ) { level in
        let score =
          excepted == nil
          ? self.score(combination.total(level, after: scene.earlier), by: periods) : level
        return final(score, under: excepted, moved: experience) < policy.alertScore
      }.smallest()
      if judgement.sequel > 0, excepted == nil,
        final(self.score(judgement.own, by: periods), under: nil, moved: experience)
          < policy.alertScore
      {
        clearances.insert(.noSequel, at: 0)
      }
    }
    let sequel = scene.earlier.flatMap { earlier in
      judgement.sequel > 0
        ? Finding.Sequel(
          of: earlier.day, score: self.score(earlier.surprise, by: periods), nats: judgement.sequel)
        : nil
    }
    return Finding(
      entity: scene.activity.entity, day: day.day, score: score, isAlert: isAlert, hits: day.hits,
      events: day.events, lookups: day.lookups, backgroundSignIns: day.backgroundSignIns,
      signals: signals, learning: baseline.learning, surprise: judgement.surprise,
      sequel: sequel,
      returnPeriod: periods.map { periods in
        Finding.ReturnPeriod(
          weeks: periods.weeks(at: judgement.surprise),
          band: periods.band(at: judgement.surprise), past: periods.weeks)
      },
      clearances: clearances, excepted: excepted?.day, experience: experience,
      holiday: scene.activity.restDays.type(of: day.day).holiday)
  }
}

extension Clearance {
  /// What a day is without the one that it is the sequel of.
  fileprivate static let noSequel = Clearance(changes: [
    Change(signal: "sequel", words: "after days with nothing unusual")
  ])
}
