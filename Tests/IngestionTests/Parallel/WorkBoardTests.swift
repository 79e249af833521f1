import Foundation
import Synchronization
import Testing

@testable import Ingestion

/// The board's promises, with work that is no more than a number.
struct WorkBoardTests {
  /// Runs readers, workers and a consumer on one board, and gives the results as they were delivered.
  ///
  /// - Parameters:
  ///   - pieces: how many pieces each lane has.
  ///   - weight: the memory that each result says it holds.
  ///   - work: done on a worker's thread.
  private func run(
    pieces: [Int], readers: Int, workers: Int, weight: Int,
    work: @escaping @Sendable (_ lane: Int, _ piece: Int) -> Void = { _, _ in },
    deliver: (Int, Int) throws -> Void
  ) throws {
    let board = WorkBoard<Int, Int>(lanes: pieces.count)
    let group = DispatchGroup()
    func start(_ body: @escaping @Sendable () -> Void) {
      group.enter()
      Thread {
        body()
        group.leave()
      }.start()
    }
    for _ in 0..<readers {
      start {
        while let lane = board.openLane() {
          for piece in 0..<pieces[lane] { try? board.push(piece, to: lane) }
          board.close(lane)
        }
      }
    }
    for _ in 0..<workers {
      start {
        while let (lane, number, piece) = board.next() {
          work(lane, piece)
          board.finish(lane: lane, number: number, result: piece, weight: weight)
        }
      }
    }
    defer { #expect(group.wait(timeout: .now() + 60) == .success, "threads hang") }
    do {
      while let (lane, result) = try board.nextResult() { try deliver(lane, result) }
    } catch {
      board.fail(error)
      throw error
    }
  }

  private func expectAll(
    pieces: [Int], readers: Int, workers: Int, weight: Int,
    work: @escaping @Sendable (_ lane: Int, _ piece: Int) -> Void = { _, _ in }
  ) throws {
    var found: [[Int]] = []
    try run(pieces: pieces, readers: readers, workers: workers, weight: weight, work: work) {
      found.append([$0, $1])
    }
    let expected = pieces.enumerated().flatMap { lane, count in (0..<count).map { [lane, $0] } }
    #expect(found == expected)
  }

  @Test(
    "all results come in order, however many threads there are",
    arguments: [1, 2, 7], [1, 2, 7])
  func keepsTheOrder(readers: Int, workers: Int) throws {
    try expectAll(
      pieces: (0..<100).map { $0 * 7 % 13 }, readers: readers, workers: workers, weight: 100)
  }

  @Test(
    "a slow lane at the front holds the others back and never for ever",
    arguments: [1, 2, 7], [1, 20 << 20, 1 << 40])
  func survivesSlowFront(workers: Int, weight: Int) throws {
    // Every result alone is over the bound in the last case.
    try expectAll(
      pieces: [40, 30, 0, 30, 30], readers: 5, workers: workers, weight: weight
    ) { lane, _ in
      if lane == 0 { Thread.sleep(forTimeInterval: 0.002) }
    }
  }

  @Test("lanes beyond those that may be open wait for the front", arguments: [1, 3])
  func boundsOpenLanes(workers: Int) throws {
    try expectAll(
      pieces: [Int](repeating: 1, count: 500), readers: 7, workers: workers, weight: 1 << 20)
  }

  @Test("results that wait hold no more memory than the bound and what was begun")
  func boundsMemory() throws {
    let weight = 4 << 20
    let waiting = Mutex((now: 0, most: 0))
    try run(
      pieces: [60, 60, 60], readers: 3, workers: 3, weight: weight,
      work: { _, _ in
        waiting.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
      },
      deliver: { _, _ in
        Thread.sleep(forTimeInterval: 0.001)
        waiting.withLock { $0.now -= 1 }
      })
    // Twice 16 MiB, four pieces of each lane that were let in before, and the one being delivered.
    #expect(waiting.withLock { $0.most } <= 2 * (16 << 20) / weight + 3 * 4 + 1)
  }

  private struct Enough: Error {}

  @Test("a consumer that stops lets all threads end", arguments: [1, 2, 7])
  func endsWithTheConsumer(workers: Int) {
    var left = 5
    #expect(throws: Enough.self) {
      try run(
        pieces: [20, 20, 20], readers: 3, workers: workers, weight: 1 << 30,
        deliver: { _, _ in
          left -= 1
          if left == 0 { throw Enough() }
        })
    }
  }

  @Test("what fails on a thread is told to the consumer, the first failure alone")
  func tellsFailures() throws {
    struct Other: Error {}
    let board = WorkBoard<Int, Int>(lanes: 1)
    board.fail(Enough())
    board.fail(Other())
    #expect(throws: Enough.self) { try board.nextResult() }
    #expect(board.openLane() == nil)
    #expect(board.next() == nil)
    #expect(throws: WorkBoard<Int, Int>.Cancelled.self) { try board.push(1, to: 0) }
  }
}
