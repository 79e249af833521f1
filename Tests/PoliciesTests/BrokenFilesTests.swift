import Events
import Foundation
import Policies
import Testing

/// Files and folders that cannot be read at all.
struct BrokenFilesTests {
  @Test("A folder that is not there is one problem with a remedy")
  func missingFolder() {
    let problems = PolicySet.check(directory: "/nonexistent/Models")
    #expect(
      problems.map(\.description) == [
        "/nonexistent/Models: There is no such folder; name the one with the models with --models."
      ])
    #expect(throws: TidewatchError.self) { try PolicySet.load(from: "/nonexistent/Models") }
  }

  @Test("A file in place of the folder is no folder")
  func fileForFolder() throws {
    try ModelsDirectory.withCopy { models in
      #expect(PolicySet.check(directory: models.file("vendors.yaml")).count == 1)
    }
  }

  @Test("A missing file says so")
  func missingFile() throws {
    try ModelsDirectory.withCopy { models in
      try models.remove("clients.yaml")
      #expect(
        PolicySet.check(directory: models.path).map(\.message) == [
          "The file is missing; restore it from the release, or fix the folder's name."
        ])
    }
  }

  @Test("A folder under the name of a file cannot be read, and the system's reason is given")
  func folderForFile() throws {
    try ModelsDirectory.withCopy { models in
      try models.remove("clients.yaml")
      try FileManager.default.createDirectory(
        atPath: models.file("clients.yaml"), withIntermediateDirectories: false)
      let problems = PolicySet.check(directory: models.path)
      #expect(
        problems.map(\.message) == [
          "The file cannot be read; it must be a readable file."
        ])
      #expect(problems.first?.cause?.isEmpty == false)
    }
  }

  @Test("Bytes that are not UTF-8 are reported with their line")
  func notUTF8() throws {
    try ModelsDirectory.withCopy { models in
      let bytes = Data("version: 1\n# caf".utf8) + Data([0xE9, 0x0A])
      try bytes.write(to: URL(fileURLWithPath: models.file("redaction.yaml")))
      let problem = try #require(PolicySet.check(directory: models.path).first)
      #expect(problem.message == "The file is not UTF-8 here; save it with that encoding.")
      #expect(problem.location?.line == 2)
    }
  }

  @Test("A byte order mark and Windows line ends do no harm")
  func byteOrderMark() throws {
    try ModelsDirectory.withCopy { models in
      let text = try String(contentsOfFile: models.file("scoring.yaml"), encoding: .utf8)
      let windows = "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n")
      try models.write(windows, to: "scoring.yaml")
      #expect(PolicySet.check(directory: models.path).map(\.description) == [])
      let shipped = try PolicySet.load(from: ModelsDirectory.shipped)
      #expect(try PolicySet.load(from: models.path) == shipped)
    }
  }

  @Test("An empty file, or one of comments only, has no content", arguments: ["", "# nothing\n"])
  func emptyFile(_ text: String) throws {
    try ModelsDirectory.withCopy { models in
      try models.write(text, to: "redaction.yaml")
      #expect(
        PolicySet.check(directory: models.path).map(\.message) == [
          "The file has no content; restore it."
        ])
    }
  }

  @Test("A file that is a list and not keys with values is refused")
  func listFile() throws {
    try ModelsDirectory.withCopy { models in
      try models.write("- a\n", to: "redaction.yaml")
      #expect(
        PolicySet.check(directory: models.path).map(\.message) == [
          "The file must hold keys with values, not a list."
        ])
    }
  }

  @Test("A control byte is reported with its line")
  func controlByte() throws {
    try ModelsDirectory.withCopy { models in
      try models.write("version: 1\nsecret_parameters: [a\u{1}b]\n", to: "redaction.yaml")
      let problem = try #require(PolicySet.check(directory: models.path).first)
      #expect(problem.location?.line == 2)
      #expect(problem.cause == "control characters are not allowed")
    }
  }

  @Test("A quote that never ends is reported with the line on which it began")
  func endlessQuote() throws {
    try ModelsDirectory.withCopy { models in
      try models.write("version: 1\nsecret_parameters: [\"a]\n# end\n", to: "redaction.yaml")
      let problem = try #require(PolicySet.check(directory: models.path).first)
      let message = "The file is not YAML here; look at the quotes, colons and indentation."
      #expect(problem.message == message)
      #expect(
        problem.cause
          == "while scanning a quoted scalar from line 2, found unexpected end of stream")
    }
  }

  @Test("Absurd nesting is an error and not a crash")
  func deepNesting() throws {
    try ModelsDirectory.withCopy { models in
      let text = "secret_parameters: " + String(repeating: "[", count: 2000)
      try models.write(text, to: "redaction.yaml")
      #expect(PolicySet.check(directory: models.path).count == 1)
    }
  }

  @Test("A file that no model reads is refused, with the name that was meant")
  func unknownFile() throws {
    try ModelsDirectory.withCopy { models in
      try models.write("version: 1\n", to: "vendor.yaml")
      try models.write("", to: "notes.txt")
      try models.write("", to: ".hidden")
      #expect(
        PolicySet.check(directory: models.path).map(\.description) == [
          "\(models.file("notes.txt")): Unknown file 'notes.txt'; the files here are vendors.yaml, "
            + "base-rule.yaml, identities.yaml, redaction.yaml, clients.yaml, scoring.yaml, "
            + "reading.yaml, sites.yaml, roles.yaml, exceptions.yaml, triage.yaml, tuning.yaml, "
            + "procedures.yaml, holidays.yaml, time-zones.yaml.",
          "\(models.file("vendor.yaml")): Unknown file 'vendor.yaml'; "
            + "did you mean 'vendors.yaml'?",
        ])
    }
  }
}
