/// How the bytes of an input are wrapped, told from the bytes and never from the name.
package enum Container: String, Sendable, CaseIterable {
  case gzip
  case zstd
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf8Mark = "utf-8 with BOM"

  /// The wrapping that the first bytes announce, and how many of them are a mark that stands
  /// before the content; `nil` when there is no wrapping.
  static func announced(by head: ByteView) -> (container: Container, markLength: Int)? {
    if starts(head, with: [0x1F, 0x8B]) { return (.gzip, 0) }
    if starts(head, with: [0x28, 0xB5, 0x2F, 0xFD]) { return (.zstd, 0) }
    if starts(head, with: [0xEF, 0xBB, 0xBF]) { return (.utf8Mark, 3) }
    if starts(head, with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if starts(head, with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return unmarkedUTF16(head).map { ($0, 0) }
  }

  /// Whether what is inside is text, so that nothing more is to be taken off.
  var holdsText: Bool {
    switch self {
    case .gzip, .zstd: false
    case .utf8Mark, .utf16LittleEndian, .utf16BigEndian: true
    }
  }

  private static func starts(_ head: ByteView, with magic: [UInt8]) -> Bool {
    head.count >= magic.count && head[0..<magic.count].equals(magic)
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
