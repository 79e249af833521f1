import Events
import Foundation
import Testing

@testable import Reporting

@Suite("JSON report")
struct JSONReportFormatTests {
  private static let schemaFile = Snapshot.folder.deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Reporting/Schema/report.schema.json")

  private func document(_ report: Report) throws -> JSONValue {
    try JSONValue(try JSONReportFormat().render(report))
  }

  private func checker() throws -> SchemaChecker {
    SchemaChecker(schema: try JSONValue(Array(try Data(contentsOf: Self.schemaFile))))
  }

  @Test("A week with an alert, a thin baseline, gaps and rejections")
  func week() throws {
    let bytes = try JSONReportFormat().render(try Sample.report())
    try Snapshot("Reports/week.json").expect(String(decoding: bytes, as: UTF8.self))
  }

  @Test("A report follows the published schema")
  func valid() throws {
    #expect(try checker().complaints(about: document(Sample.report())) == [])
  }

  @Test("Nulls follow the published schema too")
  func nulls() throws {
    var report = try Sample.report()
    report.window = .init(
      from: report.window.firstDay, through: report.window.firstDay, clock: .utc)
    report.summary.hits = 0
    report.findings[0].finding.signals[0].z = .infinity
    report.findings[0].finding.signals[0].probability = nil
    report.findings[0].finding.signals[0].observed = .number(.nan)
    let document = try document(report)
    #expect(document["window"]?["week"] == .null)
    #expect(document["findings"]?[0]["signals"]?[0]["z"] == .null)
    #expect(document["findings"]?[0]["signals"]?[0]["observed"] == .null)
    #expect(try checker().complaints(about: document) == [])
  }

  @Test(
    "Whatever a log says, the report follows the schema and keeps the text", arguments: Attack.all)
  func attacks(attack: String) throws {
    let document = try document(Sample.report(saying: attack))
    #expect(try checker().complaints(about: document) == [])
    #expect(document["findings"]?[0]["evidence"]?[0]["url"] == .string(attack))
  }

  @Test("A broken report is refused, whatever is broken")
  func broken() throws {
    let checker = try checker()
    let valid = try document(Sample.report())
    let breaks: [(String, (inout JSONValue) -> Void)] = [
      ("schema", { $0["schema"] = .string("tidewatch.report/2") }),
      ("unknown key", { $0["extra"] = .null }),
      ("missing key", { $0["window"]?["timezone"] = nil }),
      ("type", { $0["summary"]?["hits"] = .string("1204") }),
      ("integer", { $0["summary"]?["hits"] = .number(1.5) }),
      ("negative", { $0["coverage"]?[0]["events"] = .number(-1) }),
      ("day", { $0["coverage"]?[0]["day"] = .string("18.11.2026") }),
      ("kind", { $0["findings"]?[0]["entity"]?["kind"] = .string("robot") }),
      ("score", { $0["findings"]?[0]["score"] = .number(100.1) }),
      ("null", { $0["findings"]?[0]["alert"] = .null }),
      ("nested unknown", { $0["findings"]?[0]["signals"]?[0]["baseline"]?["weeks"] = .number(1) }),
      ("empty", { $0["findings"]?[0]["signals"]?[0]["explanation"] = .string("") }),
      ("reason", { $0["rejections"]?[0]["reason"] = .string("bad") }),
    ]
    for (name, change) in breaks {
      var document = valid
      change(&document)
      #expect(document != valid, "\(name)")
      #expect(!checker.complaints(about: document).isEmpty, "\(name)")
    }
  }

  @Test("The schema lists every reason and every kind of entity that there is")
  func enumerations() throws {
    let definitions = try checker().schema["$defs"]
    let reasons = definitions?["rejection"]?["properties"]?["reason"]?["enum"]?.array
    #expect(reasons == Rejection.Reason.allCases.map { .string($0.rawValue) })
    let kinds = definitions?["entity"]?["properties"]?["kind"]?["enum"]?.array
    #expect(kinds == Entity.Kind.allCases.map { .string($0.rawValue) })
    let channels = definitions?["channel"]?["enum"]?.array
    #expect(channels == AccessEvent.Channel.allCases.map { .string($0.code) })
  }

  @Test("An independent validator accepts the schema and the report", .enabled(if: Python.isReady))
  func independent() throws {
    let report = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: report) }
    try Data(try JSONReportFormat().render(try Sample.report())).write(to: report)
    let program = """
      import json, sys
      from jsonschema import Draft202012Validator as Validator
      schema, report = (json.load(open(path)) for path in sys.argv[1:])
      Validator.check_schema(schema)
      Validator(schema).validate(report)
      report["findings"][0]["rank"] = 0
      sys.exit(Validator(schema).is_valid(report))
      """
    #expect(try Python.run(["-c", program, Self.schemaFile.path, report.path]) == 0)
  }

  @Test(
    "Numbers have a fixed count of decimals and no negative zero",
    arguments: [(87.456, 2, "87.46"), (3.0, 2, "3.0"), (-0.0004, 3, "0.0"), (0.1 + 0.2, 3, "0.3")])
  func rounding(value: Double, places: Int, text: String) {
    #expect(value.rounded(toPlaces: places).map { "\($0)" } == text)
  }

  @Test("Small probabilities keep their significant digits")
  func significance() {
    #expect(1.23456e-17.rounded(toDigits: 3) == 1.23e-17)
    #expect(Double.nan.rounded(toDigits: 3) == nil)
    #expect(Double.infinity.rounded(toPlaces: 3) == nil)
  }
}
