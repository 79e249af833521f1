import CISAL

/// Decompresses gzip through ISA-L, also when several members stand one after another.
final class GzipSource: ByteSource {
  private let upstream: any ByteSource
  private let state: UnsafeMutablePointer<inflate_state>
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  /// What is left of the input that was read last.
  private var next: UnsafeMutablePointer<UInt8>?
  private var left: UInt32 = 0
  private var ended = false
  private var insideMember = false
  /// What went wrong after the bytes of the last read, told once those have been handed out.
  private var failure: ReadFailure?

  init(_ upstream: any ByteSource) throws(ReadFailure) {
    self.upstream = upstream
    guard let state = cisal_create() else {
      throw ReadFailure(.corruptContainer, "the gzip decoder cannot start: not enough memory")
    }
    self.state = state
  }

  deinit {
    cisal_destroy(state)
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if let failure { throw failure }
    guard !ended, !buffer.isEmpty else { return 0 }
    var output = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var room = UInt32(clamping: buffer.count)
    let capacity = Int(room)
    while room > 0, failure == nil {
      if left == 0 {
        let count = try upstream.read(into: input)
        next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        left = UInt32(count)
        if count == 0, !insideMember {
          ended = true
          break
        }
      }
      if !insideMember {
        // Between members: padding with zeros is allowed, and a new member starts afresh.
        guard next?.pointee != 0 else {
          next = next.map { $0 + 1 }
          left -= 1
          continue
        }
        cisal_reset(state)
        insideMember = true
      }
      let before = (room: room, left: left)
      let status = cisal_inflate(state, &next, &left, &output, &room)
      if status == 1 {
        insideMember = false
      } else if status < 0 {
        failure = ReadFailure(
          .corruptContainer, "the gzip data is damaged; copy or export the file again")
      } else if before.left == 0, before.room == room {
        // Nothing came in, and nothing is left to come out.
        ended = true
        failure = ReadFailure(
          .corruptContainer, "the gzip data ends in the middle; copy or export the file again")
      }
    }
    let count = capacity - Int(room)
    if count == 0, let failure { throw failure }
    return count
  }
}
