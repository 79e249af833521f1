import Foundation
import Testing

@testable import Ingestion

struct DigestTests {
  @Test(
    "the digest is the reference's XXH3 of 128 bits, in whatever pieces the bytes come",
    arguments: [
      (0, "99aa06d3014798d86001c324468d497f"), (1, "a6cd5e9392000f6ac44bdff4074eecdb"),
      (16, "ddf6c1254d70f76794eaa17b20756f46"), (240, "17ffe035d71c1ec8e6bf81617aad6c4a"),
      (1000, "5ed35fc6b4f0ef20d1eb8367bf3294e7"), (300_000, "173e6dc9aee9fff9fc0f7694d76899d1"),
    ])
  func isTheReference(length: Int, digest: String) throws {
    for piece in [1_000_000, 65_536, 1023, 64, 7] {
      let source = DigestingSource(PatternSource(length: length, piece: piece), digesting: true)
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1_000_000, alignment: 16)
      defer { room.deallocate() }
      while try source.read(into: room) > 0 {}
      #expect(source.contentDigest == digest)
      #expect(source.bytesRead == length)
    }
  }
}

/// The bytes `i * 7 % 251`, so many at a time.
private final class PatternSource: ByteSource {
  private let length: Int
  private let piece: Int
  private var position = 0

  init(length: Int, piece: Int) {
    self.length = length
    self.piece = piece
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = min(piece, length - position, buffer.count)
    for place in 0..<count {
      buffer[place] = UInt8(truncatingIfNeeded: (position + place) * 7 % 251)
    }
    position += count
    return count
  }
}

extension DigestTests {
  @Test("bytes that come from several threads are digested in their order")
  func waitsForItsTurn() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 7 % 251) }
    let expected = try #require(RunningDigest())
    bytes.withUnsafeBytes { expected.add($0, for: 0..<bytes.count) }
    let digest = try #require(RunningDigest())
    let all = DispatchGroup()
    for number in 0..<4 {
      all.enter()
      Thread {
        for start in stride(from: number * 1000, to: bytes.count, by: 4000) {
          // The first of four comes last.
          if number == 0 { usleep(50) }
          let range = start..<start + 1000
          bytes[range].withUnsafeBytes { digest.add($0, for: range) }
        }
        all.leave()
      }.start()
    }
    all.wait()
    #expect(digest.hex(of: bytes.count) == expected.hex(of: bytes.count))
  }

  @Test("bytes that turn out wrong are taken back")
  func takesBack() throws {
    let digest = try #require(RunningDigest())
    let expected = try #require(RunningDigest())
    withUnsafeBytes(of: UInt64(1)) { digest.add($0, for: 0..<8, ifStill: { false }) }
    for one in [digest, expected] { withUnsafeBytes(of: UInt64(2)) { one.add($0, for: 0..<8) } }
    #expect(digest.hex(of: 8) == expected.hex(of: 8))
  }

  @Test("bytes that are missing are left out, and nobody waits for them")
  func leavesOut() throws {
    let digest = try #require(RunningDigest())
    let expected = try #require(RunningDigest())
    DigestTurn(0..<10, in: digest).take(.empty)
    withUnsafeBytes(of: UInt64(2)) { digest.add($0, for: 10..<18) }
    withUnsafeBytes(of: UInt64(2)) { expected.add($0, for: 0..<8) }
    #expect(digest.hex(of: 18) == expected.hex(of: 8))
  }

  @Test("a part that cannot be read takes its turn nevertheless")
  func goesOnBehindFailure() throws {
    let inputs = try ParallelInputs()
    try inputs.add(String(repeating: "x", count: 100), named: "log")
    let descriptor = try Descriptor(opening: inputs.files[0].path)
    let file = try #require(StoredFile(descriptor))
    let digest = try #require(RunningDigest())
    do {
      // No file has a byte before its first.
      let part = FilePart(file: file, range: -10..<0, turn: DigestTurn(0..<10, in: digest))
      let block = Block(capacity: 0)
      #expect(throws: ReadFailure.self) { try block.append(part) }
      #expect(block.count == 0)
    }
    #expect(!digest.hex(of: 10).isEmpty)
  }

  @Test("a turn that nobody takes ends the digest for all that wait")
  func givesUp() throws {
    let digest = try #require(RunningDigest())
    var turn: DigestTurn? = DigestTurn(0..<10, in: digest)
    #expect(turn?.range == 0..<10)
    turn = nil
    withUnsafeBytes(of: UInt64(2)) { digest.add($0, for: 10..<18) }
    #expect(digest.hex(of: 18).isEmpty)
  }
}
