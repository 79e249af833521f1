/// How much is read at a time, in bytes.
package struct BlockSizes: Hashable, Sendable {
  /// What one read asks for, or one thread reads or looks at: large enough to be rare, small enough to stay in
  /// the cache.
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
  private let sizes: BlockSizes
  private let pool: BlockPool
  /// The block being filled.
  private var block: Block
  /// Where lines that are not read were shown last.
  private var window: FileWindow?
  private var sourceEnded = false
  /// Decompressed bytes handed out so far.
  private(set) var offset = 0
  /// Set when the source broke off; what came before it has been handed out.
  private(set) var failure: ReadFailure?

  /// Enough to recognise a format by, however long its first records are.
  private static let headSize = 1 << 20
  /// What is kept of a record that is too long.
  private static let startKept = 256

  init(_ source: any ByteSource, sizes: BlockSizes, pool: BlockPool = BlockPool()) {
    self.source = source
    self.sizes = sizes
    self.pool = pool
    block = pool.take(capacity: sizes.block)
  }

  deinit { pool.giveBack(block) }

  /// A piece of the input.
  enum Piece {
    /// Whole records, for whoever takes them.
    case records(RecordBlock)
    /// Whole lines that have not been read, and behind which there is more.
    case lines(FilePart)
    /// A record was too long; its start, and the bytes and line ends passed over.
    case tooLong([UInt8], bytes: Int, lines: Int)
    case end
  }

  /// The first bytes of the input, to see what it is, without using them up.
  func peek() -> ByteView {
    fill(upTo: Self.headSize)
    return block.view
  }

  /// The next block of whole records.
  ///
  /// - Parameter unread: whether lines may be left for others to read.
  func next(framing: RecordFraming, unread: Bool = false) -> Piece {
    if unread, case .lines = framing, let lines = passOverLines() { return .lines(lines) }
    var wanted = sizes.block
    while true {
      fill(upTo: wanted)
      if sourceEnded, block.count <= wanted {
        return block.count > 0 ? takeAll(framing) : .end
      }
      let records = framing.wholeRecords(in: block.view[0..<wanted])
      if records.end > 0 { return take(records, isFinal: false) }
      if wanted >= sizes.longestRecord { return skipLongRecord(searched: wanted) }
      wanted = min(wanted * 2, sizes.longestRecord)
    }
  }

  // MARK: Lines that are not read

  /// Passes over as many whole lines as make a block; the start of the next line is read.
  ///
  /// - Returns: `nil` where bytes can only be read, there are no more as many, or no line ends among them;
  ///   what was passed over is then in the block.
  private func passOverLines() -> FilePart? {
    guard !sourceEnded, block.count < sizes.block,
      let passed = source.passOver(sizes.block - block.count)
    else { return nil }
    do throws(ReadFailure) {
      if let rest = try readRest(of: passed) {
        let start = passed.range.lowerBound - block.count
        pool.giveBack(block)
        block = rest
        let end = passed.range.upperBound - rest.count
        let lines = FilePart(file: passed.file, range: start..<end, turn: passed.turn)
          .shown(in: window)
        window = lines.window
        offset += lines.range.count
        return lines
      }
      // Where there are fewer bytes by now, reading on ends at once, and tells why.
      _ = try block.append(passed)
    } catch {
      failure = error
      sourceEnded = true
    }
    return nil
  }

  /// Reads what stands behind the last line end of a part; `nil` when there is none, or the part is not
  /// all there any more.
  private func readRest(of part: FilePart) throws(ReadFailure) -> Block? {
    let end = part.range.upperBound
    var length = 0
    while length < part.range.count {
      length = min(max(length * 8, Self.leastSearched), part.range.count)
      let tail = pool.take(capacity: max(length, sizes.block))
      let read = try tail.append(FilePart(file: part.file, range: end - length..<end))
      if read == length, let newline = tail.view.lastIndex(of: ASCII.newline, before: length) {
        tail.dropFirst(newline + 1)
        return tail
      }
      pool.giveBack(tail)
    }
    return nil
  }

  /// Where a line end is looked for first: as much as most lines have.
  private static let leastSearched = 4096

  // MARK: Records that are read

  /// Hands the last block out, with what lies behind its last whole record.
  private func takeAll(_ framing: RecordFraming) -> Piece {
    var records = framing.wholeRecords(in: block.view)
    if records.end < block.count, framing.passesOverBlankLines { records.areLines = false }
    records.end = block.count
    return take(records, isFinal: true)
  }

  /// Hands the block out; what lies behind its last record moves to the next block.
  private func take(_ records: WholeRecords, isFinal: Bool) -> Piece {
    let taken = block
    let rest = taken.view[records.end...]
    block = pool.take(capacity: max(sizes.block, rest.count))
    block.append(rest)
    taken.cut(to: records.end)
    offset += records.end
    return .records(
      RecordBlock(bytes: taken, isFinal: isFinal, recordsAreLines: records.areLines))
  }

  /// Passes over what was searched for a record's end in vain, and on to the next line end.
  ///
  /// Lines that end in what was searched are not looked at again: each would be searched as far.
  private func skipLongRecord(searched: Int) -> Piece {
    let start = block.view[0..<min(Self.startKept, block.count)].bytes
    var (skipped, lines) = (0, 0)
    func skip(_ length: Int) {
      lines += block.view[0..<length].count(of: ASCII.newline)
      skipped += length
      block.dropFirst(length)
    }
    skip(min(searched, block.count))
    while true {
      if let newline = block.view.firstIndex(of: ASCII.newline) {
        skip(newline + 1)
        break
      }
      skip(block.count)
      if sourceEnded { break }
      fill(upTo: sizes.block)
    }
    offset += skipped
    return .tooLong(start, bytes: skipped, lines: lines)
  }

  /// Reads until the block holds so many bytes, or all that there are.
  private func fill(upTo wanted: Int) {
    block.reserve(wanted)
    while block.count < wanted, !sourceEnded {
      do throws(ReadFailure) {
        sourceEnded = try block.fill(from: source, upTo: wanted) == 0
      } catch {
        failure = error
        sourceEnded = true
      }
    }
  }
}
