/// How the bytes of an input are wrapped, told from the bytes and never from the name.
package enum Container: String, Hashable, Sendable, CaseIterable {
  case gzip
  case zstd
  case bzip2
  case xz
  case zip
  case tar
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf8Mark = "utf-8 with BOM"

  /// What is inside.
  enum Content {
    /// Text, so that nothing more is to be taken off.
    case text
    /// Something that may be wrapped itself.
    case stream
    /// Any number of files.
    case members
  }

  var content: Content {
    switch self {
    case .gzip, .zstd, .bzip2, .xz: .stream
    case .zip, .tar: .members
    case .utf8Mark, .utf16LittleEndian, .utf16BigEndian: .text
    }
  }

  /// The wrapping that the first bytes announce, and how many of them are a mark that stands
  /// before the content; `nil` when there is no wrapping.
  static func announced(by head: ByteView) -> (container: Container, markLength: Int)? {
    for (container, magic, offset) in magics where starts(head, with: magic, at: offset) {
      return (container, container.content == .text ? magic.count : 0)
    }
    return unmarkedUTF16(head).map { ($0, 0) }
  }

  /// The bytes that each wrapping has at a place of its own.
  private static let magics: [(container: Container, bytes: [UInt8], offset: Int)] = [
    (.gzip, [0x1F, 0x8B], 0),
    (.zstd, [0x28, 0xB5, 0x2F, 0xFD], 0),
    (.bzip2, Array("BZh".utf8), 0),
    (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0),
    (.zip, [0x50, 0x4B, 0x03, 0x04], 0),
    // An archive without any file.
    (.zip, [0x50, 0x4B, 0x05, 0x06], 0),
    (.tar, Array("ustar".utf8), 257),
    (.utf8Mark, [0xEF, 0xBB, 0xBF], 0),
    (.utf16LittleEndian, [0xFF, 0xFE], 0),
    (.utf16BigEndian, [0xFE, 0xFF], 0),
  ]

  private static func starts(_ head: ByteView, with magic: [UInt8], at offset: Int) -> Bool {
    let end = offset + magic.count
    return head.count >= end && head[offset..<end].equals(magic)
  }

  /// ASCII text in UTF-16 has a zero in every second byte, even without a mark.
  private static func unmarkedUTF16(_ head: ByteView) -> Container? {
    let length = min(head.count, 512) & ~1
    guard length >= 16 else { return nil }
    var zeros = (even: 0, odd: 0)
    for position in 0..<length where head[position] == 0 {
      if position % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let most = length / 2 * 9 / 10
    if zeros.odd >= most && zeros.even == 0 { return .utf16LittleEndian }
    if zeros.even >= most && zeros.odd == 0 { return .utf16BigEndian }
    return nil
  }
}
