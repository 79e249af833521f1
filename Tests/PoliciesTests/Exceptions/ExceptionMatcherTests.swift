import Events
import Testing

@testable import Policies

/// Which sessions a matcher covers.
struct ExceptionMatcherTests {
  private static func session(
    _ vendors: [String] = ["shodan"], minutes: ClosedRange<Int> = 600...610,
    source: String = "10.1.2.3", client: String = "curl", country: String = "DE"
  ) -> Session {
    var session = Session(minutes: minutes, source: source, client: client, country: country)
    for vendor in vendors { session.vendors[vendor] = 1 }
    return session
  }

  private static func matcher(_ change: (inout ExceptionMatcher) -> Void) -> ExceptionMatcher {
    var matcher = ExceptionMatcher()
    change(&matcher)
    return matcher
  }

  @Test("Every vendor of a session must fit one of the patterns")
  func everyVendor() {
    let matcher = Self.matcher { $0.vendor = Patterns(["shodan", "cen*"]) }
    #expect(matcher.covers(Self.session(["shodan"])))
    #expect(matcher.covers(Self.session(["shodan", "censys"])))
    #expect(!matcher.covers(Self.session(["shodan", "virustotal"])))
    #expect(!matcher.covers(Self.session([])))
  }

  @Test("All fields that are given must fit, without case")
  func allFields() {
    let matcher = Self.matcher {
      $0.client = Patterns(["CURL"])
      $0.source = Patterns(["10.1.*"])
      $0.country = Patterns(["de"])
    }
    #expect(matcher.covers(Self.session()))
    #expect(!matcher.covers(Self.session(client: "Firefox")))
    #expect(!matcher.covers(Self.session(source: "10.2.0.1")))
    #expect(!matcher.covers(Self.session(country: "")))
  }

  @Test(
    "A session must lie wholly within the hours",
    arguments: [
      ("08:00-18:00", 480...1079, true), ("08:00-18:00", 479...500, false),
      ("08:00-18:00", 1079...1080, false), ("22-6", 1320...1439, true), ("22-6", 0...359, true),
      ("22-6", 350...360, false), ("22-6", 0...1439, false), ("0-24", 0...1439, true),
      ("18-0", 1080...1439, true), ("8-8:30", 480...509, true),
    ])
  func hours(_ text: String, _ minutes: ClosedRange<Int>, _ isCovered: Bool) throws {
    let window = try #require(HourWindow(text))
    let matcher = Self.matcher { $0.hours = window }
    #expect(matcher.covers(Self.session(minutes: minutes)) == isCovered)
  }

  @Test(
    "What is no span of hours is refused",
    arguments: [
      "", "8", "8-", "-8", "8-25", "8:60-9", "24-8", "9-9", "0-0", "a-b", "8-9-10", "008-9", "8:-9",
      "24:30-1", "８-９",
    ])
  func noHours(_ text: String) {
    #expect(HourWindow(text) == nil)
  }

  @Test("Weekdays and the first and last day limit the days")
  func days() throws {
    let saturday = try #require(LocalDay("2026-11-21"))
    let matcher = Self.matcher {
      $0.weekdays = [6, 7]
      $0.from = saturday
      $0.until = saturday.advanced(by: 7)
    }
    let covered = (-7...14).filter { matcher.covers(saturday.advanced(by: $0)) }
    #expect(covered == [0, 1, 7])
  }

  @Test("One matcher includes another where each field does")
  func inclusion() throws {
    let wide = Self.matcher { $0.entity = Patterns(["svc-*"]) }
    let narrow = Self.matcher {
      $0.entity = Patterns(["svc-feed"])
      $0.client = Patterns(["curl"])
      $0.hours = HourWindow("8-9")
    }
    #expect(wide.includes(narrow))
    #expect(!narrow.includes(wide))
    #expect(ExceptionMatcher().includes(wide))
    for (own, other, included) in [
      ("svc-*", "svc-?", true), ("svc-?", "svc-*", false), ("*", "a*b", true), ("a*", "*a", false),
      ("SVC-a", "svc-A", true), ("a", "b", false), ("*a*", "xa*", true),
    ] {
      #expect(Patterns([own]).include(Patterns([other])) == included, "\(own) \(other)")
    }
  }

  @Test("Hours include others over midnight, too")
  func hourInclusion() throws {
    let night = try #require(HourWindow("22-6"))
    let late = try #require(HourWindow("23-1"))
    let day = try #require(HourWindow("0-24"))
    #expect(night.includes(late))
    #expect(!late.includes(night))
    #expect(day.includes(night))
    #expect(!night.includes(day))
  }
}
