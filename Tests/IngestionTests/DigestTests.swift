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
