/// Turns UTF-16 into UTF-8, so that everything behind it sees one encoding.
///
/// A lone surrogate becomes U+FFFD, as Swift's own decoder has it.
final class UTF16Source: ByteSource {
  private let upstream: any ByteSource
  private let isBigEndian: Bool
  private var carry: [UInt8] = []
  private var converted: [UInt8] = []
  private var position = 0
  private var ended = false

  init(_ upstream: any ByteSource, isBigEndian: Bool) {
    self.upstream = upstream
    self.isBigEndian = isBigEndian
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    while position == converted.count && !ended { try convertMore() }
    let count = min(buffer.count, converted.count - position)
    buffer.copyBytes(from: converted[position..<position + count])
    position += count
    return count
  }

  private func convertMore() throws(ReadFailure) {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count: Int
    do {
      count = try bytes.withUnsafeMutableBytes { try upstream.read(into: $0) }
    } catch let failure as ReadFailure {
      throw failure
    } catch {
      throw ReadFailure(.unreadableFile, "cannot be read")
    }
    ended = count == 0
    let all = carry + bytes.prefix(count)
    var units: [UInt16] = stride(from: 0, to: all.count - 1, by: 2).map { index in
      let first = UInt16(all[index])
      let second = UInt16(all[index + 1])
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    carry = all.count % 2 == 0 ? [] : [all[all.count - 1]]
    // A pair must not be torn: its first half waits for the next piece.
    if let last = units.last, UTF16.isLeadSurrogate(last), !ended {
      units.removeLast()
      carry = all.suffix(carry.count + 2)
    }
    if ended, !carry.isEmpty {
      units.append(0xFFFD)
      carry = []
    }
    converted = Array(String(decoding: units, as: UTF16.self).utf8)
    position = 0
  }
}
