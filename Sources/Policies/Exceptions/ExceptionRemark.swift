import Events

/// Something that an analyst should know about an exception; none stops a hunt.
package struct ExceptionRemark: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case expired
    /// It lies wholly within another.
    case overlapping
    /// A pattern fits nothing that is known.
    case unmatched
    case expiresSoon = "expires-soon"
    case neverExpires = "never-expires"

    /// Whether something should be done now.
    package var isProblem: Bool { self != .expiresSoon && self != .neverExpires }
  }

  package var kind: Kind
  /// The exception's id.
  package var id: String
  /// What is the matter and what to do, in a sentence.
  package var message: String
  /// Where the exception stands in its file.
  package var line: Int?

  package init(kind: Kind, about rule: ExceptionRule, _ message: String) {
    self.kind = kind
    id = rule.id
    self.message = message
    line = rule.line
  }
}

extension ExceptionPolicy {
  /// What is to be said about the exceptions as they stand, in the order of the file.
  ///
  /// - Parameters:
  ///   - day: today.
  ///   - known: what a field's patterns may fit, by the field's key; a field that is not there is not
  ///     looked at.
  ///   - seen: what of that there is in a history.
  package func remarks(
    on day: LocalDay, known: [String: [String]] = [:], seen: [String: [String]] = [:]
  ) -> [ExceptionRemark] {
    exceptions.indices.flatMap { place in
      [expiry(of: exceptions[place], on: day), overlap(of: place, on: day)].compactMap { $0 }
        + unmatched(exceptions[place], known, seen)
    }
  }

  private func expiry(of rule: ExceptionRule, on day: LocalDay) -> ExceptionRemark? {
    switch rule.expires {
    case .never:
      return ExceptionRemark(
        kind: .neverExpires, about: rule, "It never expires; is '\(rule.reason)' still true?")
    case .on(let end):
      switch rule.standing(on: day, soon: review.soonDays) {
      case .active: return nil
      case .expired:
        return ExceptionRemark(
          kind: .expired, about: rule,
          "It expired on \(end) and covers no later day; remove it, or set a new end.")
      case .expiresSoon:
        return ExceptionRemark(
          kind: .expiresSoon, about: rule,
          "It expires on \(end); ask \(rule.owner) whether it is still needed.")
      }
    }
  }

  /// Of two that cover the same, the later in the file is told.
  private func overlap(of place: Int, on day: LocalDay) -> ExceptionRemark? {
    let rule = exceptions[place]
    guard rule.isActive(on: day) else { return nil }
    for (other, wider) in exceptions.enumerated() where other != place {
      guard wider.isActive(on: day), wider.matcher.includes(rule.matcher) else { continue }
      let isSame = rule.matcher.includes(wider.matcher)
      if isSame, other > place { continue }
      let place = wider.line.map { " (line \($0))" } ?? ""
      return ExceptionRemark(
        kind: .overlapping, about: rule,
        "It covers \(isSame ? "the same as" : "only what is covered by") '\(wider.id)'\(place); "
          + "keep one, or set them apart.")
    }
    return nil
  }

  private func unmatched(
    _ rule: ExceptionRule, _ known: [String: [String]], _ seen: [String: [String]]
  ) -> [ExceptionRemark] {
    ExceptionMatcher.patternFields.flatMap { key, path -> [ExceptionRemark] in
      guard let patterns = rule.matcher[keyPath: path] else { return [] }
      return patterns.texts.compactMap { text in
        let pattern = Patterns([text])
        let places = [(known[key], "that is known"), (seen[key], "in this history")]
        let missed = places.first { names, _ in names?.contains(where: pattern.match) == false }
        guard let (names, place) = missed, let names else { return nil }
        // Another address or country is no slip of the pen.
        let hasSlips = key != "source" && key != "country"
        let near = EditDistance.nearest(to: text, in: hasSlips ? names : []).map {
          "; did you mean '\($0)'?"
        }
        return ExceptionRemark(
          kind: .unmatched, about: rule,
          "'\(key)' is '\(text)', which fits nothing \(place)\(near ?? "; look for a typo.")")
      }
    }
  }
}
