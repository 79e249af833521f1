import CXXHash

/// Passes bytes on, counts them, and keeps a running digest of them.
final class DigestingSource: ByteSource {
  private let upstream: any ByteSource
  private let state: OpaquePointer?
  /// Bytes passed on so far.
  private(set) var bytesRead = 0

  /// - Parameter digesting: whether `contentDigest` is wanted; it costs a hundredth of a second a GB.
  init(_ upstream: any ByteSource, digesting: Bool) {
    self.upstream = upstream
    state = digesting ? XXH3_createState() : nil
    if let state { XXH3_128bits_reset(state) }
  }

  deinit { if let state { XXH3_freeState(state) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = try upstream.read(into: buffer)
    if let state, count > 0 { cxxhash_update(state, buffer.baseAddress, count) }
    bytesRead += count
    return count
  }

  /// The XXH3 (128 bits) of all bytes passed on so far, as 32 hex digits; empty when not asked for.
  var contentDigest: String {
    guard let state else { return "" }
    let hash = XXH3_128bits_digest(state)
    return Self.hex(hash.high64) + Self.hex(hash.low64)
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
