import Events
import Foundation
import Testing

@testable import Policies

/// Proposed holidays: tried, and written where the file says so, every byte elsewhere kept.
struct HolidayProposalTests {
  private static let list = """
    # Ours.
    version: 1

    # Agreed with the works council.
    holidays:
      # Everybody's.
      - date: 2026-12-25
        name: Christmas Day  # both of them
      - {date: 2026-12-26, name: Boxing Day, time_zones: [Europe/London]}

      # Not sure.
      - date: 2026-10-31
        name: Reformation Day
        time_zones: [Europe/Berlin]
    # The end.

    """

  private func names(_ policies: PolicySet) -> [String] { policies.holidays.holidays.map(\.name) }

  /// What a proposal would give, what it tells when it is applied, and the file then.
  private func tried(
    _ text: String, on list: String = list
  ) throws -> (names: [String], told: [String], file: String) {
    try ModelsDirectory.withCopy { models in
      try models.write(list, to: "holidays.yaml")
      let proposal = try Proposal(text: text, path: "p.yaml")
      let proposed = try PolicySet.load(from: models.path, proposing: proposal)
      let told = try proposal.apply(
        to: models.path, on: try #require(LocalDay("2026-11-25")))
      let applied = try PolicySet.load(from: models.path)
      #expect(applied == proposed)
      let file = try String(contentsOfFile: models.file("holidays.yaml"), encoding: .utf8)
      return (names(proposed), told, file)
    }
  }

  @Test("holidays are added at the end, with a dated comment each")
  func adds() throws {
    let tried = try tried(
      """
      holidays:
        holidays:
          add:
            - {date: 2027-01-01, name: "New Year's Day: rest"}
            - {from: 2027-03-26, to: "2027-03-29", name: Easter, time_zones: [Europe/Berlin, UTC]}
      """)
    #expect(tried.names.suffix(2) == ["New Year's Day: rest", "Easter"])
    #expect(
      tried.told == [
        "holidays.yaml: holidays: added 2027-01-01 New Year's Day: rest",
        "holidays.yaml: holidays: added 2027-03-26 Easter",
      ])
    #expect(
      tried.file
        == Self.list.replacing(
          "    time_zones: [Europe/Berlin]\n",
          with: """
                time_zones: [Europe/Berlin]
              # 2026-11-25: added
              - date: 2027-01-01
                name: "New Year's Day: rest"
              # 2026-11-25: added
              - from: 2027-03-26
                to: "2027-03-29"
                name: Easter
                time_zones: [Europe/Berlin, UTC]

            """))
  }

  @Test("the shipped list, which is empty, is added to and keeps its comments")
  func addsToNone() throws {
    let shipped = try String(
      contentsOfFile: "\(ModelsDirectory.shipped)/holidays.yaml", encoding: .utf8)
    let text = "holidays: {holidays: [{date: 2026-12-25, name: Christmas Day}]}"
    for proposal in [text, text.replacing("[{", with: "{add: [{").replacing("}]", with: "}]}")] {
      let tried = try tried(proposal, on: shipped)
      #expect(tried.names == ["Christmas Day"])
      #expect(
        tried.file
          == shipped.replacing(
            "\nholidays: []\n",
            with: """

              holidays:
                # 2026-11-25: added
                - date: 2026-12-25
                  name: Christmas Day

              """))
    }
  }

  @Test("a holiday is removed by its day, or by a name that no other has")
  func removes() throws {
    let tried = try tried(
      "holidays: {holidays: {remove: [2026-10-31], add: [{date: 2027-01-01, name: A}]}}")
    #expect(tried.names == ["Christmas Day", "Boxing Day", "A"])
    #expect(tried.told.first == "holidays.yaml: holidays: removed 2026-10-31 Reformation Day")
    #expect(tried.file.contains("\nholidays:  # 2026-11-25: removed 2026-10-31 Reformation Day\n"))
    #expect(!tried.file.contains("# Not sure."))
    #expect(tried.file.contains("# Agreed with the works council.\n"))
    #expect(tried.file.hasSuffix("    name: A\n\n# The end.\n"))
    let byName = try self.tried("holidays: {holidays: {remove: [Reformation Day]}}")
    #expect(byName.names == ["Christmas Day", "Boxing Day"])
  }

  @Test(
    "a list replaces the file's: what stays is not touched, the rest goes, what is new comes last")
  func replaces() throws {
    let tried = try tried(
      """
      holidays:
        holidays:
          - {date: 2026-12-25, name: Christmas Day}
          - {date: 2026-12-26, name: Boxing Day, time_zones: [Europe/London]}
          - {date: 2027-01-01, name: New Year}
      """)
    #expect(tried.names == ["Christmas Day", "Boxing Day", "New Year"])
    #expect(tried.told.map { $0.split(separator: " ")[2] } == ["removed", "added"])
    #expect(tried.file.contains("    name: Christmas Day  # both of them\n"))
    #expect(tried.file.contains("  - {date: 2026-12-26,"))
    // What is there already is not written again.
    #expect(
      try self.tried(
        "holidays: {holidays: [{date: 2026-12-25, name: Christmas Day}]}",
        on: "version: 1\nholidays:\n  - date: 2026-12-25\n    name: Christmas Day\n"
      ).told.isEmpty)
  }

  @Test(
    "what cannot be meant is refused as the proposal's",
    arguments: [
      ("{add: [{date: 2026-12-25, name: Xmas}]}", "2026-12-25 is in 'Christmas Day'"),
      ("{add: [{date: 2026-02-30, name: Xmas}]}", "'date' must be a day like 2026-11-25"),
      ("{remove: [2026-12-24]}", "nothing to remove of this id, date, name"),
      ("{drop: [2026-12-25]}", "'add' and 'remove'"),
      ("[{date: 2026-12-25, name: A, zone: UTC}]", "Unknown key 'zone'"),
    ])
  func refuses(list: String, reason: String) throws {
    try ModelsDirectory.withCopy { models in
      try models.write(Self.list, to: "holidays.yaml")
      let proposal = try Proposal(text: "holidays: {holidays: \(list)}", path: "p.yaml")
      let told = #expect(throws: TidewatchError.self) {
        try PolicySet.load(from: models.path, proposing: proposal)
      }.map { "\($0)" }
      #expect(told?.contains(reason) == true, "\(told ?? "")")
      #expect(told?.contains("p.yaml") == true, "\(told ?? "")")
    }
  }

  @Test("a name that two holidays have removes neither")
  func ambiguous() throws {
    try ModelsDirectory.withCopy { models in
      try models.write(
        "version: 1\nholidays:\n  - {date: 2026-12-25, name: A}\n  - {date: 2027-12-25, name: A}\n",
        to: "holidays.yaml")
      let proposal = try Proposal(text: "holidays: {holidays: {remove: [A]}}", path: "p.yaml")
      let told = #expect(throws: TidewatchError.self) {
        try PolicySet.load(from: models.path, proposing: proposal)
      }.map { "\($0)" }
      #expect(told?.contains("There are 2 to remove of this name") == true, "\(told ?? "")")
    }
  }

  @Test("another order of what stays is to be written by hand, and nothing is written")
  func refusesOrder() throws {
    try ModelsDirectory.withCopy { models in
      let list =
        "version: 1\nholidays:\n  - {date: 2026-12-25, name: A}\n  - {date: 2026-12-26, name: B}\n"
      try models.write(list, to: "holidays.yaml")
      let proposal = try Proposal(
        text: "holidays: {holidays: [{date: 2026-12-26, name: B}, {date: 2026-12-25, name: A}]}",
        path: "p.yaml")
      #expect(throws: TidewatchError.self) {
        try proposal.apply(to: models.path, on: LocalDay(number: 20_000))
      }
      #expect(
        try String(contentsOfFile: models.file("holidays.yaml"), encoding: .utf8) == list)
    }
  }

  @Test("exceptions that are proposed can be written as well")
  func exceptions() throws {
    try ModelsDirectory.withCopy { models in
      let proposal = try Proposal(
        text: """
          exceptions:
            exceptions:
              add:
                - {id: ci, entity: "svc-*", country: ["NO", DE], effect: {cap: 40}, reason: builds,
                   owner: soc, created: 2026-11-23, expires: never}
          """, path: "p.yaml")
      let proposed = try PolicySet.load(from: models.path, proposing: proposal)
      let told = try proposal.apply(to: models.path, on: LocalDay(number: 20_782))
      #expect(told == ["exceptions.yaml: exceptions: added ci"])
      let applied = try PolicySet.load(from: models.path)
      #expect(applied.exceptions.exceptions.map(\.effect) == [.cap(40)])
      #expect(
        applied.exceptions.exceptions.map(\.matcher)
          == proposed.exceptions.exceptions.map(\.matcher))
    }
  }
}
