import Foundation
import Policies
import Testing

@testable import Ingestion

struct ArchiveTests {
  private static func line(_ index: Int) -> String {
    "CEF:0|Example|Gateway|1|1|web|3|rt=1794820467 dhost=www.virustotal.com suser=u\(index)\n"
  }

  /// Makes a folder of logs, packs it with shell commands, and reads what they leave in `packed`.
  private func readPacked(
    _ script: String, expansion: ReadingPolicy.Expansion = testExpansion
  ) throws -> [Reading] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidewatch-\(UUID().uuidString)")
    let logs = folder.appendingPathComponent("logs/day")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
    for index in 0..<3 {
      try Data(Self.line(index).utf8).write(to: logs.appendingPathComponent("\(index).log"))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let reader = try LogReader(
      terms: testTerms, redactor: testRedactor, times: TimeParser(reference: testNow),
      expansion: expansion, digesting: true)
    return try readAll(path: folder.appendingPathComponent("packed").path, with: reader)
  }

  private static let zip = """
    python3 -c "import shutil; shutil.make_archive('made', 'zip', 'logs')" && mv made.zip packed
    """

  @Test(
    "every file of an archive is a log of its own, with the path in its name",
    arguments: [
      "tar cf packed -C logs day", "tar czf packed -C logs day", "tar cJf packed -C logs ./day",
      "tar cjf packed -C logs day", Self.zip, "gzip logs/day/*.log; tar cf packed -C logs day",
    ])
  func readsMembers(script: String) throws {
    let readings = try readPacked(script).sorted { $0.tally.name < $1.tally.name }
    #expect(readings.map { $0.events.map(\.user) } == [["u0"], ["u1"], ["u2"]])
    #expect(readings.allSatisfy { $0.tally.name.hasPrefix("input!") })
    #expect(readings.first?.tally.name.contains("day/0.log") ?? false)
    #expect(Set(readings.map(\.tally.contentDigest)).count == 3)
    #expect(readings.allSatisfy { $0.rejections.isEmpty && $0.tally.bytesStored > 0 })
  }

  @Test("a member has the digest that the same file has outside an archive")
  func digestsMembers() throws {
    let packed = try readPacked("tar cf packed -C logs/day 1.log")
    let bare = try readPacked("cp logs/day/1.log packed")
    #expect(packed.map(\.tally.contentDigest) == bare.map(\.tally.contentDigest))
  }

  @Test("an archive inside an archive is taken apart too, up to the limit")
  func limitsNesting() throws {
    let nested = "tar cf a.tar -C logs day; gzip a.tar; tar cf packed a.tar.gz"
    let readings = try readPacked(nested)
    #expect(readings.count == 3)
    #expect(readings.first?.tally.containers == [.tar, .gzip, .tar])
    var strict = testExpansion
    strict.maxNesting = 2
    let refused = try readPacked(nested, expansion: strict)
    #expect(refused.flatMap(\.rejections).map(\.reason) == [.expandsTooFar])
  }

  @Test("an archive with more files than allowed is read up to the limit, and told")
  func limitsMembers() throws {
    var strict = testExpansion
    strict.maxMembers = 2
    let readings = try readPacked("tar cf packed -C logs day", expansion: strict)
    #expect(readings.flatMap(\.events).count == 2)
    #expect(readings.last?.rejections.map(\.reason) == [.expandsTooFar])
  }

  @Test(
    "a file that expands beyond the ratio is stopped; what came before stays read",
    arguments: [
      "bzip2 -c big > packed", "xz -1 -c big > packed", "tar cjf packed big",
      "bzip2 big; tar cf packed big.bz2",
    ])
  func stopsBombs(script: String) throws {
    let big = "(cat logs/day/0.log; head -c 150000000 /dev/zero | tr '\\0' 'x') > big; "
    let readings = try readPacked(big + script)
    #expect(readings.flatMap(\.events).count == 1)
    #expect(readings.flatMap(\.rejections).map(\.reason).contains(.expandsTooFar))
  }

  @Test("links, folders and hidden files are passed over; an empty archive is told")
  func passesOverOthers() throws {
    let readings = try readPacked(
      "cd logs/day; ln -s 0.log link; ln 0.log hard; echo x > .hidden; mkdir sub;"
        + " tar cf ../../packed .")
    #expect(readings.flatMap(\.events).count == 3)
    #expect(readings.flatMap(\.rejections).isEmpty)
    let empty = try readPacked("tar cf packed -T /dev/null")
    #expect(empty.flatMap(\.rejections).count == 1)
  }

  @Test("an archive that is cut off gives what came before, and says so")
  func tellsTruncation() throws {
    let readings = try readPacked(
      "tar cf all -C logs/day 0.log 1.log 2.log; head -c 1700 all > packed")
    #expect(readings.flatMap(\.events).map(\.user) == ["u0"])
    #expect(readings.flatMap(\.rejections).map(\.reason) == [.corruptContainer])
  }

  @Test("an encrypted archive is refused in words")
  func refusesEncrypted() throws {
    // A stored entry whose flag says that it is encrypted.
    var bytes: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    bytes += [0, 0, 0, 0, 20, 0, 0, 0, 20, 0, 0, 0, 5, 0, 0, 0] + Array("a.log".utf8)
    bytes += [UInt8](repeating: 7, count: 20)
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidewatch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let reader = try LogReader(
      terms: testTerms, redactor: testRedactor, times: TimeParser(reference: testNow),
      expansion: testExpansion)
    let readings = try readAll(path: file.path, with: reader)
    let rejection = try #require(readings.flatMap(\.rejections).first)
    #expect(rejection.reason == .corruptContainer)
    #expect(rejection.detail.contains("encrypted"))
  }
}
