/// Passes bytes on, counts them, and keeps a running digest of them.
final class DigestingSource: ByteSource {
  private let upstream: any ByteSource
  private let digest: RunningDigest?
  /// Bytes passed on or passed over so far.
  private(set) var bytesRead = 0

  /// - Parameter digesting: whether `contentDigest` is wanted; it costs a hundredth of a second a GB.
  init(_ upstream: any ByteSource, digesting: Bool) {
    self.upstream = upstream
    digest = digesting ? RunningDigest() : nil
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = try upstream.read(into: buffer)
    if count > 0 {
      digest?.add(
        UnsafeRawBufferPointer(rebasing: buffer[..<count]), for: bytesRead..<bytesRead + count)
    }
    bytesRead += count
    return count
  }

  func passOver(_ count: Int) -> FilePart? {
    guard var part = upstream.passOver(count) else { return nil }
    if let digest { part.turn = DigestTurn(part.range, in: digest) }
    bytesRead += count
    return part
  }

  /// The digest of all bytes so far, once those that were passed over are read, as 32 hex digits; empty when
  /// not asked for.
  var contentDigest: String { digest?.hex(of: bytesRead) ?? "" }
}
