import Events

/// Who is who in a history, for the terminal.
package enum IdentityText {
  /// Ends in a line break.
  ///
  /// - Parameter names: names that the history has.
  package static func render(_ identities: Report.Identities, names: Int) -> String {
    let inferred = identities.joins.count(where: \.isInferred)
    var lines = [
      "\(Phrase.count(names, "name")), \(Phrase.count(identities.joins.count, "account")) with several"
        + " or another, \(Phrase.count(inferred)) of them by inference"
    ]
    lines += identities.joins.map { join in
      let mark = join.isInferred ? "~" : "="
      return "\(mark) \(Escape.terminal(join.account)): \(list(join.names))"
    }
    lines += identities.ambiguities.map { ambiguity in
      "? \(list(ambiguity.names)): could be any of \(list(ambiguity.candidates))"
    }
    lines += identities.attributions.map { attribution in
      "@ \(Escape.terminal(attribution.account)): \(Phrase.count(attribution.events, "event"))"
        + " without a user from \(Escape.terminal(attribution.source))"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func list(_ names: [String]) -> String {
    names.map { Escape.terminal($0) }.joined(separator: ", ")
  }
}
