import Foundation
import Testing

/// `tidewatch tune` as a user has it.
struct TuneCommandTests {
  private let scratch: Scratch
  private let models: String
  private let store: String

  init() throws {
    scratch = try Scratch()
    models = try scratch.file("Models")
    store = try scratch.file("store")
    try FileManager.default.copyItem(
      atPath: projectRoot.appendingPathComponent("Models").path, toPath: models)
    #expect(
      try tidewatch(["ingest", "-", "--store", store, "--models", models], input: hitLine).status
        == 0)
  }

  private func tune(_ arguments: String..., input: String = "") throws -> Outcome {
    try tidewatch(
      [
        "tune", "--store", store, "--models", models, "--output", scratch.path, "--no-rehearsal",
        "--now", "2026-11-25T06:00:00Z",
      ] + arguments, input: input)
  }

  private func scoring() throws -> String {
    try String(contentsOfFile: "\(models)/scoring.yaml", encoding: .utf8)
  }

  @Test("weeks that the history has nothing of recommend nothing, and --apply writes nothing")
  func nothingToApply() throws {
    let before = try scoring()
    for week in ["2030-W01", "2020-W01", "2026-W46"] {
      let outcome = try tune("--week", week, "--apply")
      #expect(outcome.status == 1, "\(week)")
      #expect(outcome.output.contains("no week could be scored"), "\(outcome.output)")
      #expect(outcome.messages.contains("No threshold can be recommended"), "\(outcome.messages)")
      #expect(try scoring() == before)
    }
  }

  @Test("a proposal is read from a pipe, too, and one that is missing is told")
  func readsPipes() throws {
    let piped = try tune(
      "--propose", "/dev/stdin", "--apply", input: "scoring: {alert_score: 61}\n")
    #expect(piped.status == 0, "\(piped.messages)")
    #expect(try scoring().contains("alert_score: 61  # 2026-11-25: was "))
    let missing = try tune("--propose", "\(scratch.path)/none.yaml")
    #expect(missing.status == 2)
    #expect(missing.messages.contains("The proposal cannot be read"), "\(missing.messages)")
    let folder = try tune("--propose", scratch.path)
    #expect(folder.status == 2)
    #expect(folder.messages.contains("The proposal cannot be read"), "\(folder.messages)")
  }
}
