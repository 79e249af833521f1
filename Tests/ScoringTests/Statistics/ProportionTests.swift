import Events
import Testing

struct ProportionTests {
  @Test(
    "Intervals are those of Newcombe (1998), table I, method 3",
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func newcombe(count: Int, total: Int, low: Double, high: Double) {
    let interval = Proportion(count, of: total).interval
    #expect(abs(interval.lowerBound - low) < 5e-5)
    #expect(abs(interval.upperBound - high) < 5e-5)
  }

  @Test("All of some mirrors none of some, and nothing says nothing")
  func ends() throws {
    let (none, all) = (Proportion(0, of: 20).interval, Proportion(20, of: 20).interval)
    #expect(isClose(all.lowerBound, 1 - none.upperBound))
    #expect(all.upperBound == 1)
    #expect(Proportion(0, of: 0).interval == 0...1)
    #expect(Proportion(0, of: 0).share == nil)
    #expect(Proportion(1, of: 4).share == 0.25)
  }
}
