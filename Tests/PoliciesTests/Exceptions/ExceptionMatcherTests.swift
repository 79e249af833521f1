import Events
import Testing

@testable import Policies

/// Which sessions a matcher covers.
struct ExceptionMatcherTests {
  fileprivate struct Session {
    var vendors = ["shodan"]
    var minutes = 600...610
    var source = "10.1.2.3"
    var client = "curl"
    var country = "DE"
  }

  private static func matcher(_ change: (inout ExceptionMatcher) -> Void) -> ExceptionMatcher {
    var matcher = ExceptionMatcher()
    change(&matcher)
    return matcher
  }

  @Test("Every vendor of a session must fit one of the patterns")
  func everyVendor() {
    let matcher = Self.matcher { $0.vendor = Patterns(["shodan", "cen*"]) }
    #expect(matcher.covers(Session(vendors: ["shodan"])))
    #expect(matcher.covers(Session(vendors: ["shodan", "censys"])))
    #expect(!matcher.covers(Session(vendors: ["shodan", "virustotal"])))
    #expect(!matcher.covers(Session(vendors: [])))
  }

  @Test("All fields that are given must fit, without case")
  func allFields() {
    let matcher = Self.matcher {
      $0.client = Patterns(["CURL"])
      $0.source = Patterns(["10.1.*"])
      $0.country = Patterns(["de"])
    }
    #expect(matcher.covers(Session()))
    #expect(!matcher.covers(Session(client: "Firefox")))
    #expect(!matcher.covers(Session(source: "10.2.0.1")))
    #expect(!matcher.covers(Session(country: "")))
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
    #expect(matcher.covers(Session(minutes: minutes)) == isCovered)
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

extension ExceptionMatcher {
  fileprivate func covers(_ session: ExceptionMatcherTests.Session) -> Bool {
    coversSession(
      vendors: session.vendors, source: session.source, client: session.client,
      country: session.country, minutes: session.minutes)
  }
}
