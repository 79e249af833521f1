import Synchronization

/// Bytes in memory of their own, which pass from the thread that reads to the one that parses.
///
/// A block has one owner at a time, who alone touches it; giving it back to its pool ends that.
final class Block: @unchecked Sendable {
  private var memory: UnsafeMutableRawBufferPointer
  /// Bytes that are there.
  private(set) var count = 0

  init(capacity: Int) {
    memory = .allocate(byteCount: capacity, alignment: 64)
  }

  deinit { memory.deallocate() }

  var capacity: Int { memory.count }

  /// The bytes; valid as long as the block is not changed.
  var view: ByteView { ByteView(UnsafeRawBufferPointer(rebasing: memory[..<count])) }

  func append(_ bytes: ByteView) {
    bytes.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
    }
    count += bytes.count
  }

  func cut(to length: Int) {
    precondition(length <= count, "a block cannot be cut to more than it has")
    count = length
  }

  func dropFirst(_ length: Int) {
    memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[length..<count]))
    count -= length
  }

  /// Reads a part of a file behind what is there, and returns how many of its bytes the file still has.
  func append(_ part: FilePart) throws(ReadFailure) -> Int {
    let read = try part.read { length in
      reserve(count + length)
      return UnsafeMutableRawBufferPointer(rebasing: memory[count..<count + length])
    }
    count += read
    return read
  }

  /// Makes room for so many bytes in all.
  func reserve(_ wanted: Int) {
    guard capacity < wanted else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: wanted, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
  }

  /// Reads once behind what is there, up to `wanted` bytes in all, and returns how many came.
  func fill(from source: any ByteSource, upTo wanted: Int) throws(ReadFailure) -> Int {
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[count..<min(wanted, capacity)])
    let read = try source.read(into: room)
    count += read
    return read
  }
}

/// A block of whole records.
struct RecordBlock: Sendable {
  let bytes: Block
  /// Whether nothing follows.
  let isFinal: Bool
  /// Whether every line end ends a record, so that a record is found from any place in it.
  let recordsAreLines: Bool

  var view: ByteView { bytes.view }
}

/// Blocks that are used again and again.
final class BlockPool: Sendable {
  private let free = Mutex<[Block]>([])

  /// Blocks kept for the next who asks; more are in use only while there is work for them.
  private static let most = 16

  /// An empty block of at least so many bytes.
  func take(capacity: Int) -> Block {
    let known = free.withLock { free in
      free.firstIndex { $0.capacity >= capacity }.map { free.remove(at: $0) }
    }
    let block = known ?? Block(capacity: capacity)
    block.cut(to: 0)
    return block
  }

  /// Takes a block back from its last owner. A very large one was for a very long record, and goes.
  func giveBack(_ block: Block) {
    free.withLock { free in
      if free.count < Self.most, block.capacity <= 1 << 21 { free.append(block) }
    }
  }
}
