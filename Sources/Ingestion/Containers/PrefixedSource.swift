/// Gives back a few bytes that were read ahead to see what a source holds, then the source itself.
final class PrefixedSource: ByteSource {
  private let prefix: [UInt8]
  private let rest: any ByteSource
  private var position = 0

  init(prefix: [UInt8], rest: any ByteSource) {
    self.prefix = prefix
    self.rest = rest
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if position < prefix.count {
      let count = min(buffer.count, prefix.count - position)
      buffer.copyBytes(from: prefix[position..<position + count])
      position += count
      return count
    }
    return try rest.read(into: buffer)
  }

  func passOver(_ count: Int) -> FilePart? {
    position == prefix.count ? rest.passOver(count) : nil
  }
}
