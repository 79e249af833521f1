extension ScoringPolicy: ModelFile {
  static let fileName = "scoring.yaml"

  init?(reading file: inout ModelReader) {
    let baselineWeeks = file.integer("baseline_weeks", in: 1...520)
    let learningDays = file.integer("learning_days", in: 0...3650)
    let learningFloor = file.number("learning_floor", in: 0...1)
    let alertScore = file.number("alert_score", in: 0...100)
    let signalCap = file.number("signal_cap", in: 0.1...100)
    let halfScoreSurprise = file.number("half_score_surprise", in: 0.1...1000)
    let weights = file.numbers("weights", in: 0...100)
    let volumePriorDays = file.number("volume_prior_days", in: 0.01...3650)
    let hourBandwidth = file.number("hour_bandwidth", in: 0.1...12)
    let hourPriorEvents = file.number("hour_prior_events", in: 0.01...10_000)
    let noveltyPriorDays = file.number("novelty_prior_days", in: 0.01...3650)
    guard let baselineWeeks, let learningDays, let learningFloor, let alertScore, let signalCap,
      let halfScoreSurprise, let weights, let volumePriorDays, let hourBandwidth,
      let hourPriorEvents, let noveltyPriorDays
    else { return nil }
    self.init(
      baselineWeeks: baselineWeeks, learningDays: learningDays, learningFloor: learningFloor,
      alertScore: alertScore,
      signalCap: signalCap, halfScoreSurprise: halfScoreSurprise, weights: weights,
      volumePriorDays: volumePriorDays, hourBandwidth: hourBandwidth,
      hourPriorEvents: hourPriorEvents, noveltyPriorDays: noveltyPriorDays)
  }
}
