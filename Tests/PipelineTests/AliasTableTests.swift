import Events
import Foundation
import Policies
import Testing

@testable import Pipeline

struct AliasTableTests {
  /// A copy of the shipped models that names a table beside them.
  private func models(in scratch: Scratch, table: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = "\(scratch.path)/Models"
    try FileManager.default.copyItem(
      atPath: root.appendingPathComponent("Models").path, toPath: folder)
    let file = "\(folder)/identities.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
      .replacing("alias_files: []", with: "alias_files: [people.csv]")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    _ = try scratch.write(table, to: "Models/people.csv")
    return folder
  }

  @Test(
    "an export of the directory names other names of an account; what the models say goes before")
  func readsExports() throws {
    let scratch = try Scratch()
    let table = """
      \u{FEFF}"UserPrincipalName","Mail","OnPremisesSamAccountName","ProxyAddresses"
      "a@corp.example","a.b@corp.example","ab01","SMTP:a.b@corp.example; smtp:ab@old.example"
      "c@corp.example","","",""

      """
    let policies = try PolicyCheck.load(from: try models(in: scratch, table: table))
    #expect(
      policies.identities.aliases == [
        "a.b@corp.example": "a@corp.example", "ab01": "a@corp.example",
        "ab@old.example": "a@corp.example",
      ])
  }

  @Test("names of the table join what the history has already, and nothing is rewritten")
  func joinsThePast() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let time = 20_775 * 86_400
    let log = proxyLine("\(time)", user: "ab01") + proxyLine("\(time + 9)", user: "a@corp.example")
    _ = try ingest([try scratch.write(log, to: "proxy.log")], into: store)
    let digest = try store.verify().digest
    let before = try IdentitySurvey(policies: try shippedPolicies(), store: store)
    #expect(before.identities.joins.isEmpty)
    let table = "account,other\na@corp.example,AB01\n"
    let policies = try PolicyCheck.load(from: try models(in: scratch, table: table))
    let after = try IdentitySurvey(policies: policies, store: store)
    #expect(after.identities.joins.map(\.names) == [["a@corp.example", "ab01"]])
    #expect(try store.verify().digest == digest)
  }

  @Test(
    "a table that cannot be used is an error with its line",
    arguments: [
      ("", nil, "header"), ("name,other\nx,y\n", 1, "account"),
      ("account,other\na,b,c\n", 2, "3 cells"),
      ("account,other\na,x\n\nb,x\n", 4, "earlier line"), ("account,other\na,\"x\n", 2, "cells"),
    ] as [(String, Int?, String)])
  func refusesOthers(table: String, line: Int?, word: String) throws {
    let scratch = try Scratch()
    let folder = try models(in: scratch, table: table)
    let error = #expect(throws: TidewatchError.self) { try PolicyCheck.load(from: folder) }
    #expect(error?.code == .models)
    #expect(error?.location == SourceLocation(file: "\(folder)/people.csv", line: line))
    #expect(error?.message.contains(word) ?? false)
    #expect(PolicyCheck.problems(in: folder).count == 1)
  }

  @Test("a table that is not there is an error")
  func needsTheFile() throws {
    let scratch = try Scratch()
    let folder = try models(in: scratch, table: "account,other\n")
    try FileManager.default.removeItem(atPath: "\(folder)/people.csv")
    #expect(PolicyCheck.problems(in: folder).map(\.code) == [.models])
  }
}
