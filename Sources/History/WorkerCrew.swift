import Dispatch
import Foundation
import Synchronization

/// Does many pieces of work on as many threads as there are cores, each with working memory of its
/// own that is kept from one call to the next.
///
/// Not for two calls at once: a worker belongs to one thread during a call.
final class WorkerCrew<Worker: AnyObject>: @unchecked Sendable {
  private let workers: [Worker]

  init(
    threads: Int = ProcessInfo.processInfo.activeProcessorCount, makeWorker: () -> Worker
  ) {
    workers = (0..<max(1, threads)).map { _ in makeWorker() }
  }

  /// What `body` makes of each index below a count, in their order.
  ///
  /// - Throws: what `body` throws for the smallest index of those that it was called for.
  func map<Value: Sendable>(
    _ count: Int, _ body: @Sendable (Worker, Int) throws -> Value
  ) throws -> [Value] {
    guard count > 1, workers.count > 1 else {
      return try (0..<count).map { try body(workers[0], $0) }
    }
    let next = Atomic(0)
    let finished = Mutex<[(Int, Result<Value, any Error>)]>([])
    DispatchQueue.concurrentPerform(iterations: min(count, workers.count)) { thread in
      var own: [(Int, Result<Value, any Error>)] = []
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { break }
        let result = Result { try body(workers[thread], index) }
        own.append((index, result))
        if case .failure = result { next.store(count, ordering: .relaxed) }
      }
      finished.withLock { $0 += own }
    }
    let results = finished.withLock { $0 }.sorted { $0.0 < $1.0 }
    return try results.map { try $0.1.get() }
  }
}
