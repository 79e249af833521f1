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

  func passOver(_ count: Int) -> FilePart? {
    guard let part = upstream.passOver(count) else { return nil }
    if let state { digest(part, into: state) }
    bytesRead += count
    return part
  }

  /// Digests what lies in a file; of one that is cut short meanwhile, what is still there.
  private func digest(_ part: FilePart, into state: OpaquePointer) {
    guard let before = XXH3_createState() else { return }
    defer { XXH3_freeState(before) }
    XXH3_copyState(before, state)
    let isWhole: Void? = part.look { view in
      view.withUnsafeBytes { _ = cxxhash_update(state, $0.baseAddress, $0.count) }
    }
    guard isWhole == nil else { return }
    XXH3_copyState(state, before)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: part.range.count, alignment: 16)
    defer { buffer.deallocate() }
    if let count = try? part.file.read(into: buffer, at: part.range.lowerBound) {
      _ = cxxhash_update(state, buffer.baseAddress, count)
    }
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
