extension ScoringPolicy: ModelFile {
  static let fileName = "scoring.yaml"

  init?(reading file: inout ModelReader) {
    let baselineWeeks = file.integer("baseline_weeks", in: 1...520)
    let calibrationWeeks = file.integer("calibration_weeks", in: 1...520)
    let halfLifeDays = file.number("half_life_days", in: 1...3650)
    let learningDays = file.integer("learning_days", in: 0...3650)
    let alertScore = file.number("alert_score", in: 0...100)
    let sharedBy = file.integer("shared_by", in: 2...1_000_000)
    let weights = file.numbers("weights", in: 0...100)
    let caps = file.numbers("caps", in: 0...100)
    let together = file.items("together", mayBeEmpty: true) { Pair(reading: &$0) }
    let sessionChance = file.number("session_chance", in: 0...10)
    let sequel = file.section("sequel") { Sequel(reading: &$0) }
    let priors = Priors(reading: &file)
    let slowBurn = file.section("slow_burn") { SlowBurn(reading: &$0) }
    guard let baselineWeeks, let calibrationWeeks, let halfLifeDays, let learningDays,
      let alertScore, let sharedBy, let weights, let caps, let together, let sessionChance,
      let sequel, let priors, let slowBurn
    else { return nil }
    self.init(
      baselineWeeks: baselineWeeks, calibrationWeeks: calibrationWeeks,
      halfLifeDays: halfLifeDays, learningDays: learningDays, alertScore: alertScore,
      sharedBy: sharedBy, weights: weights, caps: caps, together: together,
      sessionChance: sessionChance, sequel: sequel, priors: priors,
      slowBurn: slowBurn)
  }
}

extension ScoringPolicy.Pair {
  fileprivate init?(reading item: inout ModelReader) {
    let first = item.text("first")
    let second = item.text("second")
    let weight = item.number("weight", in: -100...100)
    guard let first, let second, let weight else { return nil }
    self.init(first: first, second: second, weight: weight)
  }
}

extension ScoringPolicy.Sequel {
  fileprivate init?(reading section: inout ModelReader) {
    let days = section.integer("days", in: 0...7)
    let from = section.number("from", in: 0...1000)
    let weight = section.number("weight", in: 0...100)
    guard let days, let from, let weight else { return nil }
    self.init(days: days, from: from, weight: weight)
  }
}

extension ScoringPolicy.SlowBurn {
  fileprivate init?(reading section: inout ModelReader) {
    let fromScore = section.number("from_score", in: 0...100)
    let halfLifeDays = section.number("half_life_days", in: 1...3650)
    let signalCap = section.number("signal_cap", in: 0...100_000)
    let leastPoints = section.number("least_points", in: 0...100_000)
    let leastWeeks = section.integer("least_weeks", in: 1...520)
    let timesExpected = section.number("times_expected", in: 0...1000)
    guard let fromScore, let halfLifeDays, let signalCap, let leastPoints, let leastWeeks,
      let timesExpected
    else { return nil }
    self.init(
      fromScore: fromScore, halfLifeDays: halfLifeDays, signalCap: signalCap,
      leastPoints: leastPoints, leastWeeks: leastWeeks, timesExpected: timesExpected)
  }
}

extension ScoringPolicy.Lesson {
  fileprivate init?(reading section: inout ModelReader) {
    let reach = section.number("reach", in: 0.1...1000)
    let hours = section.number("hours", in: 1...100_000)
    let sessions = section.number("sessions", in: 1...100_000)
    guard let reach, let hours, let sessions else { return nil }
    self.init(reach: reach, hours: hours, sessions: sessions)
  }
}

extension ScoringPolicy.Priors {
  fileprivate init?(reading file: inout ModelReader) {
    let peerDays = file.number("peer_days", in: 0.01...10_000)
    let ownDays = file.number("own_days", in: 0.01...10_000)
    let traitDays = file.number("trait_days", in: 0.01...10_000)
    let youngNovelty = file.number("young_novelty", in: 0...1000)
    let maturityDays = file.number("maturity_days", in: 0...3650)
    let settlingDays = file.integer("settling_days", in: 0...365)
    let habitDays = file.number("habit_days", in: 0.01...3650)
    let countDays = file.number("count_days", in: 0.01...3650)
    let hourCount = file.number("hour_count", in: 0.01...10_000)
    let contextHour = file.number("context_hour", in: 0...1)
    let companyDiscount = file.number("company_discount", in: 0...1)
    let unusualHour = file.number("unusual_hour", in: -100...0)
    let lesson = file.section("lesson") { ScoringPolicy.Lesson(reading: &$0) }
    guard let peerDays, let ownDays, let traitDays, let youngNovelty, let maturityDays,
      let settlingDays,
      let habitDays,
      let countDays, let hourCount, let contextHour, let companyDiscount, let unusualHour,
      let lesson
    else { return nil }
    self.init(
      peerDays: peerDays, ownDays: ownDays, traitDays: traitDays, youngNovelty: youngNovelty,
      maturityDays: maturityDays, settlingDays: settlingDays, habitDays: habitDays,
      countDays: countDays,
      hourCount: hourCount, contextHour: contextHour, companyDiscount: companyDiscount,
      unusualHour: unusualHour, lesson: lesson)
  }
}
