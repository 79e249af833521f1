extension ReadingPolicy: ModelFile {
  static let fileName = "reading.yaml"

  init?(reading file: inout ModelReader) {
    let expansion = file.section("expansion") { section -> Expansion? in
      let maxRatio = section.number("max_ratio", in: 10...1_000_000)
      let maxGigabytes = section.integer("max_gigabytes", in: 1...1_000_000)
      let maxMembers = section.integer("max_members", in: 1...10_000_000)
      let maxNesting = section.integer("max_nesting", in: 1...16)
      guard let maxRatio, let maxGigabytes, let maxMembers, let maxNesting else { return nil }
      return Expansion(
        maxRatio: maxRatio, maxBytes: maxGigabytes << 30, maxMembers: maxMembers,
        maxNesting: maxNesting)
    }
    let times = file.section("times") { section -> (ahead: Int, old: Int)? in
      let ahead = section.integer("max_hours_ahead", in: 0...8760)
      let old = section.integer("max_days_old", in: 1...36_500)
      guard let ahead, let old else { return nil }
      return (ahead, old)
    }
    let context = file.choice("context", of: Context.allCases.map(\.rawValue))
      .flatMap(Context.init(rawValue:))
    guard let expansion, let times, let context else { return nil }
    self.init(
      expansion: expansion, maxHoursAhead: times.ahead, maxDaysOld: times.old, context: context)
  }
}
