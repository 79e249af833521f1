import Testing

@testable import Scoring

struct SignalRegistryTests {
  @Test("the signals are shown in a fixed order under unique names")
  func order() {
    #expect(SignalRegistry.names == ["volume", "new-vendor", "off-hours", "new-country"])
    #expect(Set(SignalRegistry.names).count == SignalRegistry.all.count)
  }

  @Test("a signal without a weight and a weight without a signal are found")
  func mismatches() {
    #expect(SignalRegistry.namesWithoutWeight(in: Sample.policy).isEmpty)
    #expect(SignalRegistry.unknownNames(in: Sample.policy).isEmpty)
    var policy = Sample.policy
    policy.weights = ["volume": 1, "of-hours": 1, "new-vendor": 0, "colour": 2]
    #expect(SignalRegistry.namesWithoutWeight(in: policy) == ["off-hours", "new-country"])
    #expect(SignalRegistry.unknownNames(in: policy) == ["colour", "of-hours"])
  }
}
