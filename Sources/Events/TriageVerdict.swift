/// What an analyst made of a finding.
package enum TriageVerdict: String, Sendable, CaseIterable {
  /// Somebody did harm: the day is kept out of every baseline for ever.
  case malicious
  /// It may be harm: the day is kept out of every baseline until another verdict resolves it.
  case suspicious
  /// What the account is there for: it is to be expected again.
  case benignExpected = "benign-expected"
  /// Harmless, but nothing to get used to.
  case benignOneOff = "benign-one-off"
  /// Looked at, and not to be decided.
  case unknown

  package var isBenign: Bool { self == .benignExpected || self == .benignOneOff }

  package var isHarmful: Bool { self == .malicious || self == .suspicious }

  /// Which of two verdicts of the same instant counts: the graver one.
  var gravity: Int {
    switch self {
    case .unknown: 0
    case .benignExpected, .benignOneOff: 1
    case .suspicious: 2
    case .malicious: 3
    }
  }
}
