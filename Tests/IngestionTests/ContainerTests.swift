import CZstd
import Events
import Foundation
import Testing

@testable import Ingestion

struct ContainerTests {
  private static let lines = (0..<300).map { index in
    "CEF:0|Example|Gateway|1|1|web|3|rt=179482\(1000 + index) dhost=\(index % 3 == 0 ? "www.virustotal.com" : "a.example") suser=ü\(index)\n"
  }
  private static let text = Array(lines.joined().utf8)

  private func run(_ arguments: [String], input: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    // From a file and not a pipe: a tool that writes before it has read all would wait for ever.
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidewatch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(input).write(to: file)
    let sink = Pipe()
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = sink
    try process.run()
    let output = try sink.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(output)
  }

  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] { try run(["gzip", "-c"], input: bytes) }

  private func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&output, output.count, bytes, bytes.count, 3)
    return Array(output.prefix(count))
  }

  private func utf16(_ text: [UInt8], bigEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(String(decoding: text, as: UTF8.self).utf16)
    return units.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  @Test("every wrapping gives the events of the bare text")
  func unwrapsAll() throws {
    let bare = try read(Self.text)
    #expect(bare.events.count == 100)
    let half = Self.text.count / 2
    let wrapped: [(String, [UInt8], [Container])] = [
      ("gzip", try gzip(Self.text), [.gzip]),
      (
        "gzip members", try gzip(Array(Self.text[..<half])) + gzip(Array(Self.text[half...])),
        [.gzip]
      ),
      ("zstd", zstd(Self.text), [.zstd]),
      ("zstd frames", zstd(Array(Self.text[..<half])) + zstd(Array(Self.text[half...])), [.zstd]),
      ("zstd in gzip", try gzip(zstd(Self.text)), [.gzip, .zstd]),
      ("BOM", [0xEF, 0xBB, 0xBF] + Self.text, [.utf8Mark]),
      ("UTF-16LE", utf16(Self.text, bigEndian: false, mark: true), [.utf16LittleEndian]),
      ("UTF-16BE", utf16(Self.text, bigEndian: true, mark: true), [.utf16BigEndian]),
      (
        "UTF-16LE in gzip", try gzip(utf16(Self.text, bigEndian: false, mark: true)),
        [.gzip, .utf16LittleEndian]
      ),
    ]
    for (name, bytes, containers) in wrapped {
      let reading = try read(bytes)
      #expect(reading.events == bare.events, "\(name)")
      #expect(reading.tally.containers == containers, "\(name)")
      #expect(reading.rejections.isEmpty, "\(name)")
    }
  }

  @Test("bzip2 and xz are taken off, several streams one after another too")
  func unwrapsByLibarchive() throws {
    let bare = try read(Self.text)
    let half = Self.text.count / 2
    for (tool, container) in [("bzip2", Container.bzip2), ("xz", .xz)] {
      let whole = try run([tool, "-c"], input: Self.text)
      let first = try run([tool, "-c"], input: Array(Self.text[..<half]))
      let second = try run([tool, "-c"], input: Array(Self.text[half...]))
      for bytes in [whole, first + second] {
        let reading = try read(bytes)
        #expect(reading.events == bare.events)
        #expect(reading.tally.containers == [container])
        #expect(reading.rejections.isEmpty)
      }
    }
  }

  @Test("UTF-16 without a mark is known by its zeros")
  func knowsUnmarkedUTF16() throws {
    let ascii = Self.text.filter { $0 < 128 }
    for bigEndian in [true, false] {
      let reading = try read(utf16(ascii, bigEndian: bigEndian, mark: false))
      #expect(reading.events.count == 100)
    }
  }

  @Test("a file cut off in the middle gives what came before, and says so")
  func tellsTruncation() throws {
    // Enough text that the compressed file has several parts.
    var random = SeededRandom(seed: 3)
    let long = (0..<20_000).flatMap { index in
      Array(
        "CEF:0|E|G|1|1|w|3|rt=1794820467 dhost=virustotal.com n=\(random.next())\(index)\n".utf8)
    }
    let compressed = [
      try gzip(long), zstd(long), try run(["xz", "-c", "--block-size=65536"], input: long),
      try run(["bzip2", "-1", "-c"], input: long),
    ]
    for whole in compressed {
      let reading = try read(Array(whole.prefix(whole.count * 2 / 3)))
      #expect(reading.events.count > 100)
      #expect(reading.events.count < 20_000)
      #expect(reading.rejections.last?.reason == .corruptContainer)
    }
  }

  @Test("damaged bytes inside a container are told, never a trap")
  func survivesDamage() throws {
    var random = SeededRandom(seed: 11)
    let wrapped = [
      try gzip(Self.text), zstd(Self.text), try run(["xz", "-c"], input: Self.text),
      try run(["bzip2", "-c"], input: Self.text),
    ]
    for whole in wrapped {
      for _ in 0..<60 {
        var bytes = whole
        for _ in 0..<4 {
          bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        let reading = try read(bytes)
        let tally = reading.tally
        if !tally.format.isEmpty {
          #expect(tally.records == tally.events + tally.nonCandidates + tally.rejected)
        }
      }
    }
  }

  @Test("what is no log is refused with its reason")
  func refusesOthers() throws {
    #expect(try read([]).rejections.map(\.reason) == [.unknownFormat])
    #expect(try read([0, 1, 2, 3, 0, 0]).rejections.map(\.reason) == [.binaryContent])
    #expect(try read("hello\nworld\n").rejections.map(\.reason) == [.unknownFormat])
    #expect(
      try read(path: "/nonexistent/file").rejections.map(\.reason) == [.unreadableFile])
    let folder = try read(path: FileManager.default.temporaryDirectory.path)
    #expect(folder.rejections.map(\.reason) == [.unreadableFile])
  }
}
