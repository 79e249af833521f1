import Events

extension ExceptionPolicy: ModelFile {
  static let fileName = "exceptions.yaml"

  init?(reading file: inout ModelReader) {
    let review = file.section("review") { section -> Review? in
      let unusedWeeks = section.integer("unused_weeks", in: 1...520)
      let soonDays = section.integer("soon_days", in: 0...3650)
      let top = section.integer("top", in: 0...1000)
      guard let unusedWeeks, let soonDays, let top else { return nil }
      return Review(unusedWeeks: unusedWeeks, soonDays: soonDays, top: top)
    }
    var ids: Set<String> = []
    let exceptions = file.items("exceptions", mayBeEmpty: true) { item in
      ExceptionRule(reading: &item, taken: &ids)
    }
    guard let review, let exceptions else { return nil }
    self.init(exceptions: exceptions, review: review)
  }
}

extension ExceptionRule {
  fileprivate init?(reading item: inout ModelReader, taken: inout Set<String>) {
    let id = item.exceptionID(taken: &taken)
    let matcher = ExceptionMatcher(reading: &item)
    let effect = item.effect("effect")
    let reason = item.text("reason")
    let owner = item.text("owner")
    let created = item.day("created")
    let expires = item.expiry("expires")
    let ticket = item.has("ticket") ? item.text("ticket") : nil
    if case .on(let end) = expires, let from = matcher?.from, end <= from {
      item.report(
        "'expires' is \(end), not after 'from', \(from), so it covers no day; set them apart.",
        key: "expires")
      return nil
    }
    guard let id, let matcher, let effect, let reason, let owner, let created, let expires else {
      return nil
    }
    self.init(
      id: id, matcher: matcher, effect: effect, reason: reason, owner: owner, created: created,
      expires: expires, ticket: ticket, line: item.line)
  }
}

extension ExceptionMatcher {
  fileprivate init?(reading item: inout ModelReader) {
    self.init()
    var isSound = true
    for (key, path) in Self.patternFields where item.has(key) {
      self[keyPath: path] = item.patterns(key)
      isSound = isSound && self[keyPath: path] != nil
    }
    if item.has("hours") { hours = item.hours("hours") }
    if item.has("days") { weekdays = item.weekdays("days") }
    if item.has("from") { from = item.day("from") }
    if item.has("until") { until = item.day("until") }
    if let from, let until, until < from {
      item.report("'until' is \(until), before 'from', \(from).", key: "until")
    }
    guard isSound else { return nil }
    if Self.patternFields.allSatisfy({ self[keyPath: $0.path] == nil }) {
      item.report(
        "An exception must say whom or what it covers; add one of "
          + "\(Self.patternFields.map(\.key).joined(separator: ", ")), or entity: \"*\" for everybody.",
        key: "id")
    }
  }
}

extension ModelReader {
  fileprivate mutating func exceptionID(taken: inout Set<String>) -> String? {
    guard let id = text("id", .ascii) else { return nil }
    let isShort = id.utf8.count <= 40
    let isPlain = id.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
    if !isShort || !isPlain {
      report("'id' is '\(id)'; use at most 40 of a-z, 0-9 and -.", key: "id")
    } else if !taken.insert(id).inserted {
      report("Duplicate exception id '\(id)'; give every exception its own.", key: "id")
    } else {
      return id
    }
    return nil
  }

  /// One glob, or a list of globs of which one must fit.
  fileprivate mutating func patterns(_ key: String) -> Patterns? {
    guard let node = node(key) else { return nil }
    if node.sequence == nil {
      guard let text = text(key) else { return nil }
      guard let objection = Self.objection(to: text, of: key) else { return Patterns([text]) }
      report("'\(key)' is '\(text)'; it \(objection).", at: node)
      return nil
    }
    return texts(key, .unicode) { Self.objection(to: $0, of: key) }.map(Patterns.init)
  }

  /// What is wrong with a glob; it would silently fit nothing.
  private static func objection(to glob: String, of key: String) -> String? {
    if let strange = glob.first(where: { "[]{}|^".contains($0) }) {
      return "has '\(strange)', but a pattern knows only * for any characters and ? for one"
    }
    if key == "source", glob.contains("/") {
      return "is a range of addresses; write it as a pattern, like 10.1.*"
    }
    return nil
  }

  /// `hide`, `known`, `{cap: 40}` or `{lower: 20}`.
  fileprivate mutating func effect(_ key: String) -> ExceptionRule.Effect? {
    guard let node = node(key) else { return nil }
    if node.mapping != nil {
      return section(key) { section in
        let (hasCap, hasLower) = (section.has("cap"), section.has("lower"))
        if hasCap != hasLower {
          return hasCap
            ? section.number("cap", in: 0...100).map { .cap($0) }
            : section.number("lower", in: 0.1...100).map { .lower($0) }
        }
        section.report("'effect' needs one of 'cap' and 'lower', with a score.", key: "cap")
        return nil
      }
    }
    switch node.scalar?.string {
    case "hide": return .hide
    case "known": return .known
    default:
      report(
        "'effect' must be hide, known, {cap: SCORE} or {lower: SCORE}, not "
          + "\(node.worded).", at: node)
      return nil
    }
  }

  fileprivate mutating func expiry(_ key: String) -> ExceptionRule.Expiry? {
    guard let node = node(key) else { return nil }
    if node.scalar?.string == "never" { return .never }
    if let day = node.scalar.flatMap({ LocalDay($0.string) }) { return .on(day) }
    report("'\(key)' must be a day like 2026-11-25, or never, not \(node.worded).", at: node)
    return nil
  }

  fileprivate mutating func hours(_ key: String) -> HourWindow? {
    guard let text = text(key, .ascii) else { return nil }
    if let hours = HourWindow(text) { return hours }
    report("'\(key)' is '\(text)'; write two times of day, like 08:00-18:30 or 22-6.", key: key)
    return nil
  }

  fileprivate mutating func weekdays(_ key: String) -> Set<Int>? {
    let names = ExceptionMatcher.weekdayNames
    let texts = texts(key, .ascii) { text in
      names.contains(text) ? nil : "is no weekday; use \(names.joined(separator: ", "))"
    }
    return texts.map { texts in Set(texts.compactMap { names.firstIndex(of: $0) }.map { $0 + 1 }) }
  }
}

extension ExceptionMatcher {
  /// As the file names them, Monday first.
  package static let weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
