import Events
import Foundation
import Policies
import Testing

/// One spoilt file for each rule of validation.
struct BrokenModelsTests {
  /// A text of a shipped file, what replaces it, and the problem that must be reported.
  struct Spoilt: CustomTestStringConvertible {
    var name: String
    var file: String
    var old: String
    var new: String
    /// The text on whose line, in the spoilt file, the problem lies.
    var place: String
    var message: String

    var testDescription: String { name }

    init(
      _ name: String, _ file: String, _ old: String, _ new: String, at place: String? = nil,
      _ message: String
    ) {
      self.name = name
      self.file = file
      self.old = old
      self.new = new
      self.place = place ?? new
      self.message = message
    }
  }

  // What the analysts may set as they like.
  private static let alertScore = ModelsDirectory.lines(of: "alert_score", in: "scoring.yaml")
  private static let halfLife = ModelsDirectory.lines(of: "half_life_days", in: "scoring.yaml")
  private static let weights = ModelsDirectory.lines(of: "weights", in: "scoring.yaml")

  static let spoilt: [Spoilt] = [
    Spoilt(
      "unknown key near a known one", "vendors.yaml", "domains: [pulsedive.com]",
      "domains: [pulsedive.com]\n    domain: [pulsedive.net]", at: "domain: ",
      "Unknown key 'domain'; did you mean 'domains'?"),
    Spoilt(
      "unknown key near nothing", "clients.yaml", "other: other", "other: other\nzzzzzzzz: 1",
      at: "zzzz", "Unknown key 'zzzzzzzz'; the keys here are 'version', 'families', 'other'."),
    Spoilt(
      "a day that teaches nothing", "scoring.yaml",
      ModelsDirectory.lines(of: "lesson", in: "scoring.yaml"),
      "lesson: {reach: 0, hours: 4, sessions: 4}",
      "'reach' is out of range; it must be from 0.1 to 1000."),
    Spoilt(
      "sequels of more than a week", "scoring.yaml",
      ModelsDirectory.lines(of: "sequel", in: "scoring.yaml"),
      "sequel: {days: 8, from: 5, weight: 1}",
      "'days' is out of range; it must be from 0 to 7."),
    Spoilt(
      "weeks of folding that are none", "triage.yaml",
      ModelsDirectory.lines(of: "fold_weeks", in: "triage.yaml"), "fold_weeks: often",
      "'fold_weeks' must be a whole number from 0 to 520, not text."),
    Spoilt(
      "a shift beyond the scale", "triage.yaml",
      ModelsDirectory.lines(of: "most_shift", in: "triage.yaml"), "most_shift: 101",
      "'most_shift' is out of range; it must be from 0 to 100."),
    Spoilt(
      "a range with bits behind its prefix", "sites.yaml", "shared_ranges: []",
      "shared_ranges: [10.1.2.3/8]",
      "'shared_ranges' item 1, '10.1.2.3/8', is no address range; write it like 10.1.0.0/16, with"
        + " zeros behind the prefix."),
    Spoilt(
      "a country that is no code", "sites.yaml", "sites: []",
      "sites: [{name: A, ranges: [10.0.0.0/8], country: Germany, time_zone: Europe/Berlin}]",
      "'country' is 'Germany'; it must be a country code of two capitals, like DE."),
    Spoilt(
      "a time zone that is none", "sites.yaml", "sites: []",
      "sites: [{name: A, ranges: [10.0.0.0/8], country: DE, time_zone: Europe/Entenhausen}]",
      "'time_zone' is 'Europe/Entenhausen'; it must be a time zone like Europe/Berlin."),
    Spoilt(
      "hours that end before they begin", "time-zones.yaml", "to: 19", "to: 6",
      "'to' must be later than 'from'."),
    Spoilt(
      "an unknown zone of a country", "time-zones.yaml", "DE: [Europe/Berlin]", "DE: [Berlin]",
      "'DE' item 1, 'Berlin', is no time zone that this system knows."),
    Spoilt(
      "missing key of a section", "reading.yaml", "  max_members: 100000\n", "", at: "max_ratio",
      "Missing key 'max_members'; add it."),
    Spoilt(
      "missing key", "base-rule.yaml", "severity: medium\n", "", at: "version",
      "Missing key 'severity'; add it."),
    Spoilt(
      "missing key of an item", "vendors.yaml", "    name: Pulsedive\n", "", at: "id: pulsedive",
      "Missing key 'name'; add it."),
    Spoilt(
      "text for a number", "scoring.yaml", "baseline_weeks: 12", "baseline_weeks: twelve",
      "'baseline_weeks' must be a whole number from 1 to 520, not text."),
    Spoilt(
      "number in quotes", "scoring.yaml", alertScore, "alert_score: \"70\"",
      "'alert_score' must be a number from 0 to 100, not text."),
    Spoilt(
      "fraction for a whole number", "scoring.yaml", "learning_days: 14", "learning_days: 14.5",
      "'learning_days' must be a whole number from 0 to 3650, not a number."),
    Spoilt(
      "number for a text", "base-rule.yaml", "[\"0\"]", "[0]",
      "'success_results' item 1 must be text, not a number. Put it in quotes if it is meant as text."
    ),
    Spoilt(
      "null for a text", "identities.yaml", "\"null\"", "null", at: "- null",
      "'placeholders' item 9 must be text, not an empty value ('null'). "
        + "Put it in quotes if it is meant as text."),
    Spoilt(
      "yes or no for a text", "clients.yaml", "other: other", "other: no",
      "'other' must be text, not yes or no ('no'). Put it in quotes if it is meant as text."),
    Spoilt(
      "text for a list", "base-rule.yaml", "[high, medium]", "high",
      at: "sign_in_risks", "'sign_in_risks' must be a list, not text."),
    Spoilt(
      "nothing for a list", "base-rule.yaml", "[high, medium]", "", at: "sign_in_risks",
      "'sign_in_risks' must be a list, not nothing."),
    Spoilt(
      "list for a text", "clients.yaml", "other: other", "other: [other]",
      "'other' must be text, not a list."),
    Spoilt(
      "text for a vendor", "vendors.yaml", "  - id: abuse-ch", "  - abuse\n  - id: abuse-ch",
      at: "- abuse", "'vendors' item 15 must hold keys with values, not text."),
    Spoilt(
      "list for weights", "scoring.yaml", weights, "weights:\n  - volume\n  burst: 1",
      at: "  burst: 1", ""),
    Spoilt(
      "text for weights", "scoring.yaml", weights, "weights: all",
      "'weights' must hold names with values, not text."),
    Spoilt(
      "no weights", "scoring.yaml", weights, "weights: {}",
      "'weights' is empty; name at least one."),
    Spoilt(
      "list as a key", "scoring.yaml", alertScore, "alert_score: 70\n[a, b]: 1",
      at: "[a, b]", "A key must be plain text, not a list."),
    Spoilt(
      "duplicate key", "scoring.yaml", alertScore, "alert_score: 6\nalert_score: 7",
      at: "alert_score: 6", "Duplicate key 'alert_score', here and again below; keep one."),
    Spoilt(
      "duplicate key in quotes", "time-zones.yaml", "  \"NO\": [Europe/Oslo]",
      "  NO: [Europe/Oslo]\n  \"NO\": [Europe/Oslo]",
      at: "NO: [Europe/Oslo]", "Duplicate key 'NO', here and again below; keep one."),
    Spoilt(
      "duplicate vendor id", "vendors.yaml", "id: flare", "id: shodan",
      at: "id: shodan\n    name: F",
      "Duplicate vendor id 'shodan'; give every vendor its own."),
    Spoilt(
      "vendor id with capitals", "vendors.yaml", "id: flare", "id: Flare",
      "'id' is 'Flare'; use only a-z, 0-9 and -."),
    Spoilt(
      "domain of two vendors", "vendors.yaml", "flare.io]", "flare.io, SHODAN.io]",
      "'domains' item 3, 'SHODAN.io', already belongs to vendor 'shodan'; remove one."),
    Spoilt(
      "app of two vendors", "vendors.yaml", "apps: [Mandiant]", "apps: [Mandiant, anomali]",
      "'apps' item 2, 'anomali', already belongs to vendor 'anomali'; remove one."),
    Spoilt(
      "vendor without any term", "vendors.yaml", "domains: [pulsedive.com]", "domains: []",
      "'domains' and 'apps' are both empty; name at least one."),
    Spoilt(
      "empty term", "vendors.yaml", "[pulsedive.com]", "[pulsedive.com, \"\"]",
      "'domains' item 2 is empty; write a text or remove it."),
    Spoilt(
      "blank term", "base-rule.yaml", "- wget", "- \"  \"",
      "'scripted_client_terms' item 5 is empty; write a text or remove it."),
    Spoilt(
      "term with a space at its end", "base-rule.yaml", "- wget", "- \"wget \"",
      "'scripted_client_terms' item 5, 'wget ', starts or ends with a space; remove it."),
    Spoilt(
      "term with a control character", "base-rule.yaml", "- wget", "- \"wg\\u0007et\"",
      "'scripted_client_terms' item 5 has a control character; remove it."),
    Spoilt(
      "term that is not ASCII", "vendors.yaml", "[pulsedive.com]", "[pulsedivé.com]",
      "'domains' item 1, 'pulsedivé.com', must be ASCII only; write it without other letters."),
    Spoilt(
      "empty list", "base-rule.yaml", "[anonymizedIPAddress, maliciousIPAddress]", "[]",
      at: "network_terms", "'network_terms' is empty; name at least one."),
    Spoilt(
      "whole number out of range", "scoring.yaml", "baseline_weeks: 12", "baseline_weeks: 0",
      "'baseline_weeks' is out of range; it must be from 1 to 520."),
    Spoilt(
      "whole number beyond all bounds", "scoring.yaml", "baseline_weeks: 12",
      "baseline_weeks: 99999999999999999999",
      "'baseline_weeks' is out of range; it must be from 1 to 520."),
    Spoilt(
      "number out of range", "scoring.yaml", halfLife, "half_life_days: 0",
      "'half_life_days' is out of range; it must be from 1 to 3650."),
    Spoilt(
      "not a number", "scoring.yaml", alertScore, "alert_score: .nan",
      "'alert_score' is out of range; it must be from 0 to 100."),
    Spoilt(
      "weight out of range", "scoring.yaml", weights, "weights:\n  volume: -1", at: "  volume: -1",
      "'weights' entry 'volume' is out of range; it must be from 0 to 100."),
    Spoilt(
      "unknown severity", "base-rule.yaml", "severity: medium", "severity: Medium",
      "'severity' is 'Medium'; it must be one of informational, low, medium, high."),
    Spoilt(
      "later version", "clients.yaml", "version: 1", "version: 2",
      "'version' must be 1, the only one that this program reads."),
    Spoilt(
      "a procedure's key that is near a known one", "procedures.yaml",
      "    key: of-another\n", "    keys: of-another\n    key: none\n", at: "keys: of",
      "Unknown key 'keys'; did you mean 'key'?"),
    Spoilt(
      "a procedure for nobody", "procedures.yaml", "roles: any", "roles: hosts",
      "'roles' is 'hosts'; it must be one of person, automation, any."),
    Spoilt(
      "vendors that are neither ids nor a number", "procedures.yaml", "vendors: [virustotal]",
      "vendors: all",
      "'vendors' must be a list of vendor ids, own, or never-used with a number."),
    Spoilt(
      "never-used with no number", "procedures.yaml", "never-used: 1", "never-used: some",
      "'never-used' must be a whole number from 1 to 1000, not text."),
    Spoilt(
      "a country of a procedure that is no code", "procedures.yaml", "country: new",
      "country: abroad",
      "'country' is 'abroad'; it must be own, new or a country code of two capitals, like DE."),
    Spoilt(
      "a country to attack from that is no code", "procedures.yaml", "countries: [BR, ",
      "countries: [Brazil, ",
      "'countries' item 1, 'Brazil', is no country code of two capitals, like DE."),
    Spoilt(
      "a range that goes down", "procedures.yaml", "requests: 40-400", "requests: 400-40",
      "'requests' must be a range like 2-5, or one number, from 1 to 100000."),
    Spoilt(
      "more days than a week has", "procedures.yaml", "days: 4-5", "days: 4-8",
      "'days' must be a range like 2-5, or one number, from 1 to 7."),
    Spoilt(
      "hours of no clock", "procedures.yaml", "hours: 22-4", "hours: 22-25",
      "'hours' is '22-25'; it must be own, or two full hours from 0 to 24 like 9-17 or 22-4."),
    Spoilt(
      "text for yes or no", "procedures.yaml", "risky_sign_in: yes", "risky_sign_in: perhaps",
      "'risky_sign_in' must be yes or no, not text."),
    Spoilt(
      "a sign-in that calls an API", "procedures.yaml",
      "api_calls: no\n    source: new\n    country: new",
      "api_calls: yes\n    source: new\n    country: new", at: "risky_sign_in: yes",
      "'risky_sign_in' is yes, and a sign-in is neither a script nor a call of an API; say no to"
        + " 'scripted' and 'api_calls'."),
    Spoilt(
      "two procedures of one id", "procedures.yaml", "id: analyst-bulk", "id: slow-and-low",
      at: "id: slow-and-low\n    name: bulk",
      "Duplicate procedure id 'slow-and-low'; give every procedure its own."),
    Spoilt(
      "a procedure id with spaces", "procedures.yaml", "id: analyst-bulk", "id: analyst bulk",
      "'id' is 'analyst bulk'; use only a-z, 0-9 and -."),
    Spoilt(
      "a ramp that goes down", "procedures.yaml", "hours_later: {from: 0, to: 9}",
      "hours_later: {from: 9, to: 0}", "'to' must not be less than 'from'."),
    Spoilt(
      "two documents", "clients.yaml", "other: other", "other: other\n---\nother: more", at: "---",
      ""),
    Spoilt(
      "alias of nothing", "clients.yaml", "other: other", "other: *nothing", ""),
  ]

  @Test("A spoilt file is reported with its file, its line and a remedy", arguments: spoilt)
  func spoiltFile(_ spoilt: Spoilt) throws {
    try ModelsDirectory.withCopy { models in
      try models.replace(spoilt.old, with: spoilt.new, in: spoilt.file)
      let problems = PolicySet.check(directory: models.path)
      let problem = try #require(problems.first)
      #expect(problems.count == 1, "\(problems)")
      #expect(problem.code == .models)
      #expect(problem.location?.file == models.file(spoilt.file))
      let text = try String(contentsOfFile: models.file(spoilt.file), encoding: .utf8)
      let place = try #require(text.range(of: spoilt.place))
      let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
      #expect(problem.location?.line == line)
      let unparsable = "The file is not YAML here; look at the quotes, colons and indentation."
      #expect(problem.message == (spoilt.message.isEmpty ? unparsable : spoilt.message))
      #expect((problem.cause != nil) == spoilt.message.isEmpty)
    }
  }

  @Test("Every problem of every file is reported at once, file by file and line by line")
  func allProblems() throws {
    try ModelsDirectory.withCopy { models in
      try models.replace(Self.halfLife, with: "half_life_days: none", in: "scoring.yaml")
      try models.replace("baseline_weeks: 12", with: "baseline_week: 12", in: "scoring.yaml")
      try models.replace("id: flare", with: "id: Flare", in: "vendors.yaml")
      let problems = PolicySet.check(directory: models.path)
      #expect(
        problems.map(\.message) == [
          "'id' is 'Flare'; use only a-z, 0-9 and -.",
          "Missing key 'baseline_weeks'; add it.",
          "Unknown key 'baseline_week'; did you mean 'baseline_weeks'?",
          "'half_life_days' must be a number from 1 to 3650, not text.",
        ])
    }
  }

  @Test("A domain and an app may be the same word, as they are searched in different columns")
  func domainAndAppAlike() throws {
    try ModelsDirectory.withCopy { models in
      try models.replace("apps: [Mandiant]", with: "apps: [Mandiant, flare.io]", in: "vendors.yaml")
      #expect(PolicySet.check(directory: models.path).map(\.description) == [])
    }
  }

  @Test("Loading throws the first problem and says how many there are")
  func loadingThrowsTheFirst() throws {
    try ModelsDirectory.withCopy { models in
      try models.replace("id: flare", with: "id: Flare", in: "vendors.yaml")
      try models.replace(Self.alertScore, with: "alert_score: 101", in: "scoring.yaml")
      let error = #expect(throws: TidewatchError.self) {
        try PolicySet.load(from: models.path)
      }
      #expect(error?.code == .models)
      #expect(
        error?.message == "'id' is 'Flare'; use only a-z, 0-9 and -. "
          + "(One of 2 problems; `check-models` lists them.)")
    }
  }
}
