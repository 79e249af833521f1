import Policies

/// The signals that Tidewatch knows, in the order in which reports show them.
package enum SignalRegistry {
  static let all: [any SignalModel.Type] = [
    VolumeSignal.self, BurstSignal.self, PaceSignal.self, NewVendorSignal.self, FanOutSignal.self,
    OffHoursSignal.self, HabitSignal.self, NewSourceSignal.self, SourceApartSignal.self,
    NewClientSignal.self, NewCountrySignal.self, ScriptingSignal.self, APIKeySignal.self,
    SignInRiskSignal.self, RiskyActivitySignal.self,
  ]

  /// The signals that an exception silences by treating what they see as known. A key that belongs to
  /// others is no novelty, and neither is an unusual hour.
  static let novelties = [
    NewVendorSignal.name, NewSourceSignal.name, NewClientSignal.name, NewCountrySignal.name,
  ]

  package static var names: [String] { all.map { $0.name } }

  /// Registered signals that a policy gives no weight, in display order.
  package static func namesWithoutWeight(in policy: ScoringPolicy) -> [String] {
    names.filter { policy.weights[$0] == nil }
  }

  /// Weights of a policy that belong to no registered signal, ascending.
  package static func unknownNames(in policy: ScoringPolicy) -> [String] {
    policy.weights.keys.filter { !names.contains($0) }.sorted()
  }

  /// Names in a policy's pairs that belong to no registered signal, ascending.
  package static func unknownPairedNames(in policy: ScoringPolicy) -> [String] {
    Set(policy.together.flatMap { [$0.first, $0.second] }).subtracting(names).sorted()
  }

  /// One model of each signal.
  static func models(
    policy: ScoringPolicy, vendorNames: [String: String]
  ) -> [any SignalModel] {
    all.map { $0.init(policy: policy, vendorNames: vendorNames) }
  }
}
