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
    let periods = scene.periods
    let day = scene.activity.days[scene.facts.place]
    let baseline = Baseline(of: scene.activity, before: day.day, policy: policy)
    let judgement =
      excepted?.judgement
      ?? combination.judgement(combination.judge(logTails), after: scene.earlier)
    let shares = combination.shares(of: judgement)
    // What is hidden is not counted, neither in the sum nor in words.
    var counted = day
    if let excepted, excepted.left != logTails[judgement.session] {
      counted.events = excepted.events
    }
    let experience = periods.flatMap { _ in scene.verdicts?.experience(with: shares) }
    func final(_ score: Double) -> Double {
      self.final(score, under: excepted, moved: experience)
    }
    let score = final(excepted?.score ?? self.score(judgement.surprise, by: periods))
    let isAlert = score >= policy.alertScore
    return Finding(
      entity: scene.activity.entity, day: day.day, score: score, isAlert: isAlert, hits: day.hits,
      events: day.events, lookups: day.lookups, backgroundSignIns: day.backgroundSignIns,
      signals: signals(
        of: scene, judged: judgement, seen: excepted?.left ?? logTails[judgement.session],
        counted: counted, after: baseline, shares: shares),
      learning: baseline.learning, surprise: judgement.surprise,
      sequel: sequel(of: scene, judged: judgement),
      returnPeriod: periods.map { periods in
        Finding.ReturnPeriod(
          weeks: periods.weeks(at: judgement.surprise),
          band: periods.band(at: judgement.surprise), past: periods.weeks)
      },
      clearances: isAlert
        ? clearances(
          of: scene, judged: judgement, logTails, events: counted.events, under: excepted,
          clears: { final($0) < policy.alertScore }) : [],
      excepted: excepted?.day, experience: experience,
      holiday: scene.activity.restDays.type(of: day.day).holiday)
  }

  /// The signals of the session that decides, in words.
  ///
  /// - Parameters:
  ///   - seen: ln of each signal's probability before exceptions silenced any.
  ///   - counted: the day with the events that count.
  private func signals(
    of scene: FindingScene, judged judgement: Combination.Judgement, seen: [Double],
    counted: DayActivity, after baseline: Baseline, shares: [Double]
  ) -> [Signal] {
    let day = scene.activity.days[scene.facts.place]
    var signals = zip(combination.models, zip(seen, shares)).map { model, figures in
      let scene = Scene(
        day: model is VolumeSignal ? counted : day, session: day.sessions[judgement.session],
        facts: scene.facts, sessionFacts: scene.facts.sessions[judgement.session],
        past: scene.past, baseline: baseline, organisation: scene.organisation,
        logTail: figures.0)
      return model.signal(scene, share: figures.1)
    }
    for place in signals.indices where judgement.logTails[place] != seen[place] {
      signals[place].isExcepted = true
    }
    return signals
  }

  /// The day that this one counts more for, coming soon after it.
  private func sequel(
    of scene: FindingScene, judged judgement: Combination.Judgement
  ) -> Finding.Sequel? {
    guard judgement.sequel > 0, let earlier = scene.earlier else { return nil }
    return Finding.Sequel(
      of: earlier.day, score: score(earlier.surprise, by: scene.periods), nats: judgement.sequel)
  }

  /// What would have made an alert none: usual days before it, and the smallest changes of its signals.
  ///
  /// - Parameters:
  ///   - events: those of the day that count.
  ///   - clears: whether a day that would score so much is no alert.
  private func clearances(
    of scene: FindingScene, judged judgement: Combination.Judgement, _ logTails: [[Double]],
    events: Int, under excepted: ExceptedOutcome?, clears: @escaping (Double) -> Bool
  ) -> [Clearance] {
    var facts = scene.facts
    if events != facts.events { facts = facts.limited(events: events, peak: facts.peak) }
    let signs = Counterfactuals(
      of: facts, logTails: logTails, after: scene.past, combination: combination,
      level: excepted?.scoreOf ?? { combination.judge($0).own }
    ) { level in
      clears(
        excepted == nil
          ? score(combination.total(level, after: scene.earlier), by: scene.periods) : level)
    }.smallest()
    let isSequelAlone =
      judgement.sequel > 0 && excepted == nil && clears(score(judgement.own, by: scene.periods))
    return (isSequelAlone ? [.noSequel] : []) + signs
  }
}

extension Clearance {
  /// What a day is without the one that it is the sequel of.
  fileprivate static let noSequel = Clearance(changes: [
    Change(signal: "sequel", words: "after days with nothing unusual")
  ])
}
