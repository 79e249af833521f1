import Foundation

/// A lock around state, with a queue of its own for each kind of thread that waits for the state to
/// change, so that a change wakes only whom it concerns.
///
/// This is the only place that touches the system's locks: they live as long as the monitor.
final class Monitor<Queue: CaseIterable & Hashable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let conditions: [Queue: UnsafeMutablePointer<pthread_cond_t>]

  init() {
    pthread_mutex_init(mutex, nil)
    conditions = Dictionary(
      uniqueKeysWithValues: Queue.allCases.map { queue in
        let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
        pthread_cond_init(condition, nil)
        return (queue, condition)
      })
  }

  deinit {
    for condition in conditions.values {
      pthread_cond_destroy(condition)
      condition.deallocate()
    }
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }

  func unlock() { pthread_mutex_unlock(mutex) }

  /// Lets the lock go until the queue is woken, and takes it again; the caller holds it.
  func wait(in queue: Queue) {
    if let condition = conditions[queue] { pthread_cond_wait(condition, mutex) }
  }

  func wakeOne(of queue: Queue) {
    if let condition = conditions[queue] { pthread_cond_signal(condition) }
  }

  func wakeAll(of queue: Queue) {
    if let condition = conditions[queue] { pthread_cond_broadcast(condition) }
  }

  func withLock<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
    lock()
    defer { unlock() }
    return try body()
  }
}
