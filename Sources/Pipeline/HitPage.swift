import Events
import Reporting
import Synchronization

/// The hits of one piece of a log, written.
struct HitPage: Sendable {
  /// The rows, one behind the other.
  var rows = RowBytes()
  /// Where each row ends, and its time.
  private(set) var hits: [(end: Int, time: Timestamp)] = []

  /// About how many bytes of memory the hits take.
  var weight: Int { rows.count + hits.count * 16 }

  /// Says that a row was written.
  mutating func endRow(at time: Timestamp) { hits.append((rows.count, time)) }

  /// Forgets the hits and keeps the memory.
  mutating func removeAll() {
    rows.removeAll()
    hits.removeAll(keepingCapacity: true)
  }

  func forEachHit(_ body: (UnsafeRawBufferPointer, Timestamp) throws -> Void) rethrows {
    try rows.withBytes { bytes in
      var start = 0
      for hit in hits {
        try body(UnsafeRawBufferPointer(rebasing: bytes[start..<hit.end]), hit.time)
        start = hit.end
      }
    }
  }
}

/// Pages that are used again and again: memory that the system has to clear costs more than to fill it.
final class HitPagePool: Sendable {
  private let free = Mutex<[HitPage]>([])

  /// Pages kept for the next who asks.
  private static let most = 8

  func take() -> HitPage { free.withLock { $0.popLast() } ?? HitPage() }

  func giveBack(_ page: consuming HitPage) {
    page.removeAll()
    free.withLock { [page] free in
      if free.count < Self.most { free.append(page) }
    }
  }
}
