import Foundation
import FuzzTargets
import Testing

/// What the fuzzer starts from, and whatever it once found broken, without the fuzzer.
struct FuzzCorpusTests {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("FuzzCorpus")

  @Test("every target has inputs, and keeps its promises on each", arguments: FuzzTarget.names)
  func replays(name: String) throws {
    let target = try #require(FuzzTarget(named: name))
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.corpus.appendingPathComponent(name), includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      try Data(contentsOf: file).withUnsafeBytes { target.run($0) }
    }
  }

  @Test("there is no folder of a target that does not exist")
  func hasNoStrangers() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(Set(folders).subtracting(FuzzTarget.names).isEmpty)
  }
}
