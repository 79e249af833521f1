import Events
import Testing

@testable import Pipeline

struct SessionBuilderTests {
  private func access(
    _ second: Int, count: Int = 1, source: String = "10.0.0.1", client: String = "Firefox",
    country: String = "", vendor: String = "vt", isHit: Bool = true, keys: [String] = []
  ) -> (kind: SessionBuilder.Kind, access: SessionBuilder.Access) {
    (
      SessionBuilder.Kind(
        source: source, client: client, isScripted: false, country: country, vendor: vendor),
      SessionBuilder.Access(
        time: Timestamp(seconds: Int64(1_795_000_000 + second)), minute: second / 60,
        count: count, kind: 0, isHit: isHit, keys: keys)
    )
  }

  /// The sessions of accesses that each have a kind of their own, as those of several blocks do.
  private func sessions(
    _ accesses: [(kind: SessionBuilder.Kind, access: SessionBuilder.Access)]
  ) -> [Session] {
    var builder = SessionBuilder(accesses.map(\.kind))
    for (place, var access) in accesses.map(\.access).enumerated() {
      access.kind = place
      builder.add(access)
    }
    let sessions = builder.finish()
    #expect(builder.finish().isEmpty)
    return sessions
  }

  @Test("a gap of thirty minutes is within a session, one second more begins another")
  func gap() {
    #expect(sessions([access(0), access(1800)]).map(\.events) == [2])
    #expect(sessions([access(0), access(1801)]).map(\.events) == [1, 1])
    #expect(sessions([access(0), access(1800), access(3600)]).map(\.minutes) == [0...60])
  }

  @Test("each source, client and country has sessions of its own, however they alternate")
  func split() {
    let found = sessions([
      access(0), access(10, source: "10.0.0.2"), access(20), access(30, client: "curl"),
      access(40, source: "10.0.0.2"), access(50, country: "DE"),
    ])
    #expect(found.map(\.source) == ["10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.1"])
    #expect(found.map(\.client) == ["Firefox", "Firefox", "curl", "Firefox"])
    #expect(found.map(\.events) == [2, 2, 1, 1])
  }

  @Test("the peak is the most events within ten minutes, not of the whole session")
  func peak() {
    let steady = sessions((0..<60).map { access($0 * 60) })
    #expect(steady.map(\.events) == [60])
    #expect(steady.map(\.peak) == [10])
    let burst = sessions([access(0)] + (0..<25).map { access(1200 + $0) } + [access(2400)])
    #expect(burst.map(\.peak) == [25])
  }

  @Test("an event that the log repeats counts as often as it occurs")
  func repeated() {
    let found = sessions([access(0, count: 3), access(30, count: 4, vendor: "otx", isHit: false)])
    #expect(found.map(\.events) == [7])
    #expect(found.map(\.hits) == [3])
    #expect(found.map(\.peak) == [7])
    #expect(found.map(\.vendors) == [["vt": 3, "otx": 4]])
  }

  @Test("keys are listed once, ascending")
  func keys() {
    let found = sessions([access(0, keys: ["b"]), access(1, keys: ["a", "b"])])
    #expect(found.map(\.keys) == [["a", "b"]])
  }
}

struct KeyFingerprintsTests {
  @Test(
    "whole fingerprints are found, in the order of the URL",
    arguments: [
      ("https://feed.example/?key=[secret:0123456789abcdef]", ["0123456789abcdef"]),
      (
        "/?a=[secret:00000000000000aa]&b=[secret:00000000000000bb]",
        ["00000000000000aa", "00000000000000bb"]
      ),
      ("/?q=[[secret:0123456789abcdef]]", ["0123456789abcdef"]),
      ("/?key=[secret:0123456789abcde]", []), ("/?key=[secret:0123456789abcdef0]", []),
      ("/?key=[secret:0123456789abcdef", []), ("/?key=[secret", []), ("", []),
      ("/plain?key=0123456789abcdef", []),
    ] as [(String, [String])])
  func found(url: String, expected: [String]) {
    #expect(KeyFingerprints.found(in: url.utf8) == expected)
  }
}
