extension PoisoningPolicy {
  init?(reading section: inout ModelReader) {
    let entities = section.integer("entities", in: 1...1000)
    let rampWeeks = section.integer("ramp_weeks", in: 2...52)
    let topWeeks = section.integer("top_weeks", in: 0...52)
    let days = section.integer("days", in: 1...5)
    let requests = section.ramp("requests", in: 1...100_000)
    let peak = section.ramp("peak", in: 1...100_000)
    let newVendors = section.ramp("new_vendors", in: 0...1000)
    let hoursLater = section.ramp("hours_later", in: 0...23)
    let acceptedBelow = section.number("accepted_below", in: 0...100)
    guard let entities, let rampWeeks, let topWeeks, let days, let requests, let peak,
      let newVendors, let hoursLater, let acceptedBelow
    else { return nil }
    self.init(
      entities: entities, rampWeeks: rampWeeks, topWeeks: topWeeks, days: days,
      requests: requests, peak: peak, newVendors: newVendors, hoursLater: hoursLater,
      acceptedBelow: acceptedBelow)
  }
}

extension ModelReader {
  /// What the first week has, and what the top has.
  fileprivate mutating func ramp(
    _ key: String, in limits: ClosedRange<Int>
  ) -> PoisoningPolicy.Ramp? {
    section(key) { section in
      let from = section.integer("from", in: limits)
      let to = section.integer("to", in: limits)
      guard let from, let to else { return nil }
      if to < from { section.report("'to' must not be less than 'from'.", key: "to") }
      return PoisoningPolicy.Ramp(from: from, to: to)
    }
  }
}
