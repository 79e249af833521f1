import EvaluationWorld
import Events
import Foundation

/// The findings of a world as rows: truth, our score and signals, and features for other rankers.
struct DayTable {
  private let organisation: SimulatedOrganisation
  private let findings: [Finding]
  private let signals: [String]
  private let roles: [Entity: EntityRole]
  private var rows: [String] = []

  init(organisation: SimulatedOrganisation, findings: [Finding]) {
    self.organisation = organisation
    self.findings = findings
    roles = Dictionary(
      uniqueKeysWithValues: organisation.activities.map { ($0.entity, $0.role) })
    var names: [String] = []
    for finding in findings {
      for signal in finding.signals where !names.contains(signal.name) { names.append(signal.name) }
    }
    signals = names
  }

  /// The columns before the features.
  private static let head = [
    "world", "entity", "kind", "role", "occupation", "day", "week", "attack", "attack_kind",
    "loudness", "attack_hits", "benign", "rank", "score", "alert", "period", "surprise", "learning",
  ]

  /// The whole table as CSV.
  var csv: String {
    let header =
      Self.head + signals.map { "nats:\($0)" } + signals.map { "tail:\($0)" }
      + DayFeatures.names.map { "f:\($0)" }
    return ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }

  /// Makes the rows, the most suspicious finding first.
  mutating func fill() {
    var reference = ReferenceHistory(
      organisation.activities, first: organisation.scored.lowerBound)
    let truth = Dictionary(
      organisation.truth.map {
        (SimulatedOrganisation.EntityDay(entity: $0.entity, day: $0.day), $0)
      },
      uniquingKeysWith: { first, _ in first })
    // Features know the past only, so they are made in the order of days.
    var features: [SimulatedOrganisation.EntityDay: DayFeatures] = [:]
    for finding in findings.sorted(by: { ($0.day, $0.entity) < ($1.day, $1.entity) }) {
      let key = SimulatedOrganisation.EntityDay(entity: finding.entity.id, day: finding.day)
      features[key] = reference.features(of: finding)
    }
    rows = findings.enumerated().map { rank, finding in
      let key = SimulatedOrganisation.EntityDay(entity: finding.entity.id, day: finding.day)
      let fields =
        fields(of: finding, rank: rank, truth: truth[key], benign: organisation.benign[key] ?? [])
      let nats = signals.map { name in
        finding.signals.first { $0.name == name }.map { Self.text($0.score) } ?? ""
      }
      let tails = signals.map { name in
        finding.signals.first { $0.name == name }?.probability.map { Self.text(-log($0)) } ?? ""
      }
      let values = features[key]?.values.map(Self.text) ?? []
      return (fields + nats + tails + values).joined(separator: ",")
    }
  }

  private func fields(
    of finding: Finding, rank: Int, truth: SimulatedOrganisation.Truth?, benign: Set<BenignClass>
  ) -> [String] {
    let role = roles[finding.entity] ?? .unknown
    let week = organisation.scored.lowerBound.distance(to: finding.day) / 7
    return [
      String(organisation.parameters.seed), finding.entity.id,
      role.kind.rawValue, role.name,
      organisation.occupations[finding.entity.id] ?? "", finding.day.description, String(week),
      truth.map { "A\($0.attack)" } ?? "", truth?.kind.rawValue ?? "",
      truth.map { Self.text($0.loudness) } ?? "", truth.map { String($0.hits) } ?? "",
      benign.map(\.rawValue).sorted().joined(separator: ";"), String(rank),
      String(finding.score), finding.isAlert ? "1" : "0",
      finding.returnPeriod.map { String($0.weeks) } ?? "",
      Self.text(finding.surprise), finding.learning == nil ? "0" : "1",
    ]
  }

  /// At most five decimals.
  private static func text(_ value: Double) -> String {
    let rounded = (value * 100_000).rounded() / 100_000
    return rounded == rounded.rounded() && abs(rounded) < 1e9
      ? String(Int(rounded)) : String(rounded)
  }
}
