import Testing

@testable import Policies

struct EditDistanceTests {
  @Test(
    "The distance counts insertions, deletions and substitutions",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2),
      ("domain", "domains", 1), ("same", "same", 0),
    ])
  func distance(_ first: String, _ second: String, _ distance: Int) {
    #expect(EditDistance.between(first, second) == distance)
    #expect(EditDistance.between(second, first) == distance)
  }

  @Test("The nearest word is found, whatever its case")
  func nearest() {
    #expect(EditDistance.nearest(to: "domain", in: ["id", "domains"]) == "domains")
    #expect(EditDistance.nearest(to: "ID", in: ["domains", "id"]) == "id")
  }

  @Test("Of two words equally near, the earlier is meant")
  func tie() {
    #expect(EditDistance.nearest(to: "cat", in: ["car", "bat"]) == "car")
  }

  @Test("A word that has little in common with any is not guessed at")
  func nothingNear() {
    #expect(EditDistance.nearest(to: "zzzz", in: ["id", "name"]) == nil)
    #expect(EditDistance.nearest(to: "a", in: []) == nil)
  }
}
