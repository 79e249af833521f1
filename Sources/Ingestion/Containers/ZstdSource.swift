import CZstd

/// Decompresses zstd, also when several frames stand one after another.
final class ZstdSource: ByteSource {
  private let upstream: any ByteSource
  private let context: OpaquePointer
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  private var pending = ZSTD_inBuffer()
  private var ended = false
  private var insideFrame = false

  init(_ upstream: any ByteSource) throws(ReadFailure) {
    self.upstream = upstream
    guard let context = ZSTD_createDCtx() else {
      throw ReadFailure(.corruptContainer, "the zstd decoder cannot start: not enough memory")
    }
    self.context = context
  }

  deinit {
    ZSTD_freeDCtx(context)
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    guard !ended, !buffer.isEmpty else { return 0 }
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    while output.pos == 0 {
      if pending.pos == pending.size {
        let count = try upstream.read(into: input)
        pending = ZSTD_inBuffer(src: input.baseAddress, size: count, pos: 0)
        if count == 0 {
          ended = true
          if insideFrame {
            throw ReadFailure(
              .corruptContainer, "the zstd data ends in the middle; copy or export the file again")
          }
          break
        }
      }
      let status = ZSTD_decompressStream(context, &output, &pending)
      if ZSTD_isError(status) != 0 {
        throw ReadFailure(
          .corruptContainer, "the zstd data is damaged; copy or export the file again")
      }
      insideFrame = status != 0
    }
    return output.pos
  }
}
