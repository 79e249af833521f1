import Detection
import Events
import Testing

struct SourceAttributionTests {
  /// Noon of a day, at the start of a quarter of an hour.
  private let noon = Timestamp(seconds: 1_794_830_400)

  private func attribution(
    _ sightings: [(source: String, user: String, minutes: Int)], minutes: Int = 60
  ) -> SourceAttribution {
    SourceAttribution(
      sightings: sightings.map {
        Sighting(
          source: $0.source, user: $0.user, at: noon.advanced(bySeconds: $0.minutes * 60))
      }, minutes: minutes
    ) { user in
      user == "-" ? nil : user.lowercased().split(separator: "\\").last.map(String.init)
    }
  }

  @Test("one account around the time is the actor, by whatever name and however often")
  func attributes() {
    let seen = attribution([
      ("10.0.0.1", "a", -50), ("10.0.0.1", "CORP\\A", 55), ("10.0.0.1", "-", 0),
      ("10.0.0.2", "b", 0),
    ])
    #expect(seen.account(at: "10.0.0.1", around: noon) == "a")
    #expect(seen.account(at: "10.0.0.2", around: noon) == "b")
    #expect(seen.accountsOfSource == ["10.0.0.1": ["a"], "10.0.0.2": ["b"]])
  }

  @Test("two accounts, none, or one too far away leave the host as it is")
  func abstains() {
    let seen = attribution([
      ("10.0.0.1", "a", -10), ("10.0.0.1", "b", 10), ("10.0.0.2", "-", 0), ("10.0.0.3", "c", 80),
    ])
    for source in ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"] {
      #expect(seen.account(at: source, around: noon) == nil, "\(source)")
    }
    // Later only one of the two is near.
    #expect(seen.account(at: "10.0.0.1", around: noon.advanced(bySeconds: 4200)) == "b")
  }

  @Test("a span of 0 minutes turns it off")
  func isOff() {
    let seen = attribution([("10.0.0.1", "a", 0)], minutes: 0)
    #expect(seen.account(at: "10.0.0.1", around: noon) == nil)
  }
}
