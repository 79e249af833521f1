/// What a finding rested on when an analyst judged it, so that repeats can be known for such, and the
/// verdict be learned from, however the models change afterwards.
package struct TriageBasis: Hashable, Sendable {
  /// A signal that added to the finding's surprise.
  package struct Sign: Hashable, Sendable {
    /// Its registered name.
    package let signal: String
    /// What it added, nats, to a thousandth; above 0.
    package let surprise: Double
    /// What was observed, where that is a name and not a figure: `shodan, censys`; else empty.
    package let observed: String

    package init(signal: String, surprise: Double, observed: String = "") {
      self.signal = signal
      self.surprise = (surprise * 1000).rounded() / 1000
      self.observed = observed
    }
  }

  /// The finding's score, 0 to 100, to a hundredth.
  package let score: Double
  /// In the order of their names; each signal once.
  package let signs: [Sign]

  package init(score: Double, signs: [Sign]) {
    self.score = (score * 100).rounded() / 100
    self.signs = signs.filter { $0.surprise > 0 }.sorted { $0.signal < $1.signal }
  }

  package init(of finding: Finding) {
    self.init(
      score: finding.score,
      signs: finding.signals.map { signal in
        let observed = if case .text(let text) = signal.observed { text } else { "" }
        return Sign(signal: signal.name, surprise: signal.score, observed: observed)
      })
  }

  /// The sum over the signs, nats.
  package var surprise: Double { signs.reduce(0) { $0 + $1.surprise } }
}

/// As `{"score":61.2,"signs":[{"observed":"shodan","signal":"new-vendor","surprise":4.1}]}`.
extension TriageBasis: Codable {
  private enum CodingKeys: String, CodingKey {
    case score
    case signs
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      score: try container.decode(Double.self, forKey: .score),
      signs: try container.decode([Sign].self, forKey: .signs))
    let names = Set(signs.map(\.signal))
    guard score.isFinite, (0...100).contains(score), names.count == signs.count, signs.count <= 100
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .score, in: container,
        debugDescription: "The score must be 0 to 100, and each signal be there once.")
    }
  }
}

extension TriageBasis.Sign: Codable {
  private enum CodingKeys: String, CodingKey {
    case signal
    case surprise
    case observed
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let surprise = try container.decode(Double.self, forKey: .surprise)
    guard surprise.isFinite, (0...1e6).contains(surprise) else {
      throw DecodingError.dataCorruptedError(
        forKey: .surprise, in: container, debugDescription: "The surprise must be 0 or more.")
    }
    self.init(
      signal: try container.decode(String.self, forKey: .signal), surprise: surprise,
      observed: try container.decodeIfPresent(String.self, forKey: .observed) ?? "")
  }
}
