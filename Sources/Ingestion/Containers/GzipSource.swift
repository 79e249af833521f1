import CZlib

/// Decompresses gzip, also when several members stand one after another.
final class GzipSource: ByteSource {
  private let upstream: any ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  private var ended = false
  private var insideMember = false
  /// What went wrong after the bytes of the last read, told once those have been handed out.
  private var failure: ReadFailure?

  init(_ upstream: any ByteSource) throws(ReadFailure) {
    self.upstream = upstream
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, plus 16 to ask for the gzip wrapper only.
    let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw ReadFailure(.corruptContainer, "the gzip decoder cannot start (zlib error \(status))")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if let failure { throw failure }
    guard !ended, !buffer.isEmpty else { return 0 }
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let capacity = Int(stream.pointee.avail_out)
    while stream.pointee.avail_out > 0, failure == nil {
      if stream.pointee.avail_in == 0 {
        let count = try upstream.read(into: input)
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
        if count == 0 {
          ended = true
          if insideMember {
            failure = ReadFailure(
              .corruptContainer, "the gzip data ends in the middle; copy or export the file again")
          }
          break
        }
      }
      if !insideMember {
        // Between members: padding with zeros is allowed, and a new member starts afresh.
        guard stream.pointee.next_in?.pointee != 0 else {
          stream.pointee.next_in += 1
          stream.pointee.avail_in -= 1
          continue
        }
        inflateReset(stream)
        insideMember = true
      }
      let status = inflate(stream, Z_NO_FLUSH)
      if status == Z_STREAM_END {
        insideMember = false
      } else if status != Z_OK && status != Z_BUF_ERROR {
        failure = ReadFailure(
          .corruptContainer, "the gzip data is damaged; copy or export the file again")
      }
    }
    let count = capacity - Int(stream.pointee.avail_out)
    if count == 0, let failure { throw failure }
    return count
  }
}
