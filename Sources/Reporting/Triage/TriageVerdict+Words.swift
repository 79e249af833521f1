import Events

extension TriageVerdict {
  /// The verdict in words: `benign (expected)`.
  package var words: String {
    switch self {
    case .malicious: "malicious"
    case .suspicious: "suspicious"
    case .benignExpected: "benign (expected)"
    case .benignOneOff: "benign (one-off)"
    case .unknown: "unknown"
    }
  }
}

extension Report.Verdicts {
  /// `2 malicious, 1 benign (expected), 12 open, 3 judged before`.
  package var words: String {
    let judged = TriageVerdict.allCases.compactMap { verdict in
      counts[verdict].map { "\(Phrase.count($0)) \(verdict.words)" }
    }
    let repeats = judgedBefore > 0 ? ["\(Phrase.count(judgedBefore)) judged before"] : []
    return (judged + ["\(Phrase.count(open)) open"] + repeats).joined(separator: ", ")
  }
}

extension Experience {
  /// `verdicts move the score by −8: of 14 judged with new vendor foremost 12 were benign`.
  package var sentence: String {
    let sign = points < 0 ? "−" : "+"
    let judged = harmful + benign
    let why =
      judged == 0
      ? "none that was judged had \(Phrase.words(signal)) foremost, but its signs are like theirs"
      : "of \(Phrase.count(judged)) judged with \(Phrase.words(signal)) foremost"
        + " \(Phrase.count(benign)) \(benign == 1 ? "was" : "were") benign"
    return "verdicts move the score by \(sign)\(Phrase.decimal(abs(points), places: 0)): \(why)"
  }
}
