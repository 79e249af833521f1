/// How much is read at a time, in bytes.
package struct BlockSizes: Hashable, Sendable {
  /// What one read asks for: large enough to be rare, small enough to stay in the cache.
  package var block = 1 << 20
  /// The longest record that is read; a longer one is passed over, and that is said.
  package var longestRecord = 1 << 24

  package init(block: Int = 1 << 20, longestRecord: Int = 1 << 24) {
    self.block = block
    self.longestRecord = longestRecord
  }
}

/// Reads a source in blocks of whole records; what a block leaves over starts the next one.
final class BlockReader {
  private let source: any ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var sourceEnded = false
  /// Decompressed bytes handed out in blocks so far.
  private(set) var offset = 0
  /// Set when the source broke off; what came before it has been handed out.
  private(set) var failure: ReadFailure?

  private let sizes: BlockSizes
  /// Enough to recognise a format by, however long its first records are.
  private static let headSize = 1 << 20

  init(_ source: any ByteSource, sizes: BlockSizes) {
    self.source = source
    self.sizes = sizes
    buffer = .allocate(byteCount: sizes.block, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// A piece of the input.
  enum Block {
    /// Whole records; valid until the next call. `isFinal` when nothing follows.
    case records(ByteView, isFinal: Bool)
    /// A record was too long; its start, and the bytes passed over.
    case tooLong(ByteView, skipped: Int)
    case end
  }

  /// The first bytes of the input, to see what it is, without using them up.
  func peek() -> ByteView {
    while end - start < Self.headSize, !sourceEnded { fill() }
    return view
  }

  /// The next block of whole records.
  func next(framing: RecordFraming) -> Block {
    var wanted = sizes.block
    while true {
      while end - start < wanted, !sourceEnded { fill() }
      if sourceEnded, end - start <= wanted {
        return end > start ? take(end - start, isFinal: true) : .end
      }
      let length = framing.endOfLastRecord(in: view[0..<wanted])
      if length > 0 { return take(length, isFinal: false) }
      if wanted >= sizes.longestRecord { return skipLongRecord() }
      wanted = min(wanted * 2, sizes.longestRecord)
    }
  }

  private var view: ByteView {
    ByteView(UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
  }

  private func take(_ length: Int, isFinal: Bool) -> Block {
    let block = view[0..<length]
    start += length
    offset += length
    return .records(block, isFinal: isFinal)
  }

  /// Passes over bytes up to the next line end behind the limit.
  private func skipLongRecord() -> Block {
    let head = view[0..<256].bytes
    var skipped = 0
    while true {
      if let newline = view.firstIndex(of: ASCII.newline) {
        start += newline + 1
        skipped += newline + 1
        break
      }
      skipped += end - start
      start = end
      if sourceEnded { break }
      fill()
    }
    offset += skipped
    // The head is kept in the part of the buffer that has been read already.
    return head.withUnsafeBytes { bytes in
      buffer.copyBytes(from: bytes)
      return .tooLong(
        ByteView(UnsafeRawBufferPointer(rebasing: buffer[0..<min(head.count, start)])),
        skipped: skipped)
    }
  }

  /// Reads more behind what is there, making room first.
  private func fill() {
    guard !sourceEnded else { return }
    if start > 0 {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      end -= start
      start = 0
    }
    if buffer.count - end < buffer.count / 2 {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: buffer.count * 2, alignment: 64)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<end]))
      buffer.deallocate()
      buffer = larger
    }
    do throws(ReadFailure) {
      let count = try source.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
      end += count
      sourceEnded = count == 0
    } catch {
      failure = error
      sourceEnded = true
    }
  }
}
