import CZstd

/// A trained zstd dictionary, ready to compress and to decompress with.
///
/// Safe to share: zstd only reads a prepared dictionary.
final class ZstdDictionary: @unchecked Sendable {
  /// How hard zstd tries, 1 to 22.
  static let level: Int32 = 9

  let id: Int64
  fileprivate let forCompression: OpaquePointer
  fileprivate let forDecompression: OpaquePointer

  /// `nil` when zstd has no memory for it.
  init?(id: Int64, content: [UInt8]) {
    guard let compression = ZSTD_createCDict(content, content.count, Self.level) else { return nil }
    guard let decompression = ZSTD_createDDict(content, content.count) else {
      ZSTD_freeCDict(compression)
      return nil
    }
    self.id = id
    forCompression = compression
    forDecompression = decompression
  }

  deinit {
    ZSTD_freeCDict(forCompression)
    ZSTD_freeDDict(forDecompression)
  }
}

/// Compresses and decompresses single buffers; keeps zstd's working memory between calls.
final class ZstdCodec {
  /// zstd's format cannot expand a byte to more than this: a block of 128 KiB takes 4 bytes.
  private static let largestRatio = 32_768

  private let compressor: OpaquePointer?
  private let decompressor: OpaquePointer?

  init() {
    compressor = ZSTD_createCCtx()
    decompressor = ZSTD_createDCtx()
    if let compressor { ZSTD_CCtx_setParameter(compressor, ZSTD_c_dictIDFlag, 0) }
  }

  deinit {
    ZSTD_freeCCtx(compressor)
    ZSTD_freeDCtx(decompressor)
  }

  /// Compresses bytes, with a dictionary where there is one.
  ///
  /// - Parameter splits: Where the bytes change their nature, from numbers to text say, ascending:
  ///   zstd then codes the literals of each part with tables of their own.
  /// - Throws: `BlockDamage` with zstd's words when it has no memory.
  func compress(
    _ bytes: [UInt8], splitAt splits: [Int] = [], dictionary: ZstdDictionary? = nil,
    level: Int32 = ZstdDictionary.level
  ) throws(BlockDamage) -> [UInt8] {
    guard let compressor else { throw BlockDamage("zstd has no memory") }
    ZSTD_CCtx_reset(compressor, ZSTD_reset_session_only)
    ZSTD_CCtx_setParameter(compressor, ZSTD_c_compressionLevel, level)
    ZSTD_CCtx_refCDict(compressor, dictionary?.forCompression)
    ZSTD_CCtx_setPledgedSrcSize(compressor, UInt64(bytes.count))
    var result = 0
    // Each part may need one more block, whose header has three bytes, than the bound reckons.
    let bound = ZSTD_compressBound(bytes.count) + splits.count * ZSTD_compressBound(0)
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: bound, pos: 0)
      bytes.withUnsafeBytes { source in
        var input = ZSTD_inBuffer(src: source.baseAddress, size: 0, pos: 0)
        for split in splits where ZSTD_isError(result) == 0 {
          input.size = split
          result = ZSTD_compressStream2(compressor, &output, &input, ZSTD_e_flush)
        }
        input.size = bytes.count
        if ZSTD_isError(result) == 0 {
          result = ZSTD_compressStream2(compressor, &output, &input, ZSTD_e_end)
        }
      }
      count = result == 0 ? output.pos : 0
    }
    try check(result)
    return compressed
  }

  /// Gives back what was compressed.
  ///
  /// - Throws: `BlockDamage` for bytes that are not one whole zstd frame made with the dictionary.
  func decompress(
    _ bytes: [UInt8], dictionary: ZstdDictionary? = nil
  ) throws(BlockDamage) -> [UInt8] {
    let size = ZSTD_getFrameContentSize(bytes, bytes.count)
    guard size <= UInt64(bytes.count) * UInt64(Self.largestRatio) else {
      throw BlockDamage("it is not a zstd frame of known size")
    }
    guard let decompressor else { throw BlockDamage("zstd has no memory") }
    ZSTD_DCtx_refDDict(decompressor, dictionary?.forDecompression)
    var result = 0
    let content = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      result = ZSTD_decompressDCtx(
        decompressor, buffer.baseAddress, Int(size), bytes, bytes.count)
      count = ZSTD_isError(result) == 0 ? result : 0
    }
    try check(result)
    guard content.count == Int(size) else { throw BlockDamage("its size is not as recorded") }
    return content
  }

  private func check(_ result: Int) throws(BlockDamage) {
    if ZSTD_isError(result) != 0 {
      throw BlockDamage("zstd: \(String(cString: ZSTD_getErrorName(result)))")
    }
  }
}
