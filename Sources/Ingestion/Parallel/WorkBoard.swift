import Foundation

/// Where threads that read, threads that parse and the one that delivers find each other's work.
///
/// Every input is a lane: its pieces are numbered in their order, wait to be parsed, and wait again to
/// be delivered. Lanes are delivered one after another, from the front. A lane that has too much waiting
/// makes its reader wait, and lanes behind the front wait for each other's results too; as the front's
/// pieces are always being parsed or delivered, that always ends.
final class WorkBoard<Work: Sendable, Result: Sendable>: @unchecked Sendable {
  /// Thrown at threads whose work nobody wants any more.
  struct Cancelled: Error {}

  private struct Lane {
    var waiting: [(number: Int, work: Work)] = []
    /// Results by number, with the memory that they hold.
    var done: [Int: (result: Result, weight: Int)] = [:]
    var pushed = 0
    var delivered = 0
    var beingWorkedOn = 0
    var weight = 0
    var isClosed = false
  }

  /// Pieces of one lane that wait for a parser or are with one; each holds a block of memory.
  private static var mostWaiting: Int { 4 }
  /// Memory that undelivered results may hold, in bytes: the front's, and that of all lanes behind it.
  private static var mostWeight: Int { 16 << 20 }
  /// Lanes that are open at most.
  private static var mostOpen: Int { 64 }

  // Guards everything below.
  private let condition = NSCondition()
  private var lanes: [Lane]
  private var nextUnopened = 0
  /// The lane that is being delivered.
  private var front = 0
  private var totalWeight = 0
  private var failure: (any Error)?

  init(lanes: Int) {
    self.lanes = (0..<lanes).map { _ in Lane() }
  }

  // MARK: Readers

  /// The next lane that nobody reads, once there is room for it; `nil` when all are taken.
  func openLane() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while failure == nil, nextUnopened >= front + Self.mostOpen { condition.wait() }
    guard failure == nil, nextUnopened < lanes.count else { return nil }
    defer { nextUnopened += 1 }
    return nextUnopened
  }

  /// Adds work to a lane, once there is room.
  func push(_ work: Work, to lane: Int) throws(Cancelled) {
    condition.lock()
    defer { condition.unlock() }
    while failure == nil, isFull(lane) { condition.wait() }
    guard failure == nil else { throw Cancelled() }
    lanes[lane].waiting.append((lanes[lane].pushed, work))
    lanes[lane].pushed += 1
    condition.broadcast()
  }

  private func isFull(_ lane: Int) -> Bool {
    let weight = lane == front ? lanes[lane].weight : totalWeight - lanes[front].weight
    return weight >= Self.mostWeight
      || lanes[lane].waiting.count + lanes[lane].beingWorkedOn >= Self.mostWaiting
  }

  /// Adds what needs no work to a lane.
  func pushDone(_ result: Result, to lane: Int) throws(Cancelled) {
    condition.lock()
    defer { condition.unlock() }
    guard failure == nil else { throw Cancelled() }
    lanes[lane].done[lanes[lane].pushed] = (result, 0)
    lanes[lane].pushed += 1
    condition.broadcast()
  }

  /// Says that nothing more comes.
  func close(_ lane: Int) {
    locked { lanes[lane].isClosed = true }
  }

  // MARK: Workers

  /// The next piece of work, of the first lane that has any; waits for one, `nil` when none comes.
  func next() -> (lane: Int, number: Int, work: Work)? {
    condition.lock()
    defer { condition.unlock() }
    while failure == nil {
      // Readers stay close to the front, so few lanes are open.
      for lane in front..<nextUnopened where !lanes[lane].waiting.isEmpty {
        let (number, work) = lanes[lane].waiting.removeFirst()
        lanes[lane].beingWorkedOn += 1
        return (lane, number, work)
      }
      if nextUnopened == lanes.count, lanes[front...].allSatisfy(\.isClosed) { return nil }
      condition.wait()
    }
    return nil
  }

  func finish(lane: Int, number: Int, result: Result, weight: Int) {
    locked {
      lanes[lane].done[number] = (result, weight)
      lanes[lane].beingWorkedOn -= 1
      lanes[lane].weight += weight
      totalWeight += weight
    }
  }

  // MARK: The one who delivers

  /// The next result in order, with its lane; waits for it, `nil` behind the last.
  func nextResult() throws -> (lane: Int, result: Result)? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let failure { throw failure }
      guard front < lanes.count else { return nil }
      if let (result, weight) = lanes[front].done.removeValue(forKey: lanes[front].delivered) {
        lanes[front].delivered += 1
        lanes[front].weight -= weight
        totalWeight -= weight
        condition.broadcast()
        return (front, result)
      }
      if lanes[front].isClosed, lanes[front].delivered == lanes[front].pushed {
        front += 1
        condition.broadcast()
        continue
      }
      condition.wait()
    }
  }

  /// Ends everybody's work; the first failure is the one that is told.
  func fail(_ error: any Error) {
    locked { failure = failure ?? error }
  }

  private func locked<R>(_ body: () -> R) -> R {
    condition.lock()
    defer { condition.unlock() }
    let result = body()
    condition.broadcast()
    return result
  }
}
