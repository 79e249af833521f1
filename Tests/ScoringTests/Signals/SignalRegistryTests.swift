import Policies
import Testing

@testable import Scoring

struct SignalRegistryTests {
  @Test("the signals are shown in a fixed order under unique names")
  func order() {
    #expect(
      SignalRegistry.names == [
        "volume", "burst", "pace", "new-vendor", "fan-out", "off-hours", "habit", "new-source",
        "source-apart", "new-client", "new-country", "scripting", "api-key", "sign-in-risk",
        "risky-activity",
      ])
    #expect(Set(SignalRegistry.names).count == SignalRegistry.all.count)
  }

  @Test("a signal without a weight and a weight without a signal are found")
  func mismatches() {
    #expect(SignalRegistry.namesWithoutWeight(in: Sample.policy).isEmpty)
    #expect(SignalRegistry.unknownNames(in: Sample.policy).isEmpty)
    var policy = Sample.policy
    policy.weights["off-hours"] = nil
    policy.weights["of-hours"] = 1
    policy.weights["colour"] = 2
    #expect(SignalRegistry.namesWithoutWeight(in: policy) == ["off-hours"])
    #expect(SignalRegistry.unknownNames(in: policy) == ["colour", "of-hours"])
    #expect(SignalRegistry.unknownPairedNames(in: policy).isEmpty)
    policy.together = [ScoringPolicy.Pair(first: "habit", second: "hobby", weight: 1)]
    #expect(SignalRegistry.unknownPairedNames(in: policy) == ["hobby"])
  }
}
