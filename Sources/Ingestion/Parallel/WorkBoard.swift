/// Where threads that read, threads that parse and the one that delivers find each other's work.
///
/// Every input is a lane: its pieces are numbered in their order, wait to be parsed, and wait again to
/// be delivered. Lanes are delivered one after another, from the front. A lane that has too much waiting
/// makes its reader wait, and lanes behind the front wait for each other's results too; as the front's
/// pieces are always being parsed or delivered, that always ends. A reader may take work on while it
/// waits: then no thread sleeps while there is anything to do.
final class WorkBoard<Work: Sendable, Result: Sendable>: @unchecked Sendable {
  /// A piece of work, and where its result belongs.
  typealias Taken = (lane: Int, number: Int, work: Work)

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
  /// Results of the front that are delivered together; fewer where they hold so much memory, which is still in a
  /// cache.
  private static var enoughResults: Int { 8 }
  private static var enoughWeight: Int { 1 << 18 }
  /// Lanes that are open at most.
  private static var mostOpen: Int { 64 }

  /// Who waits for what.
  private enum Waiting: CaseIterable {
    /// Threads that read or parse, for work, for room, or for the end.
    case crew
    /// The one who delivers, for the next result.
    case consumer
  }

  // Guards everything below.
  private let monitor = Monitor<Waiting>()
  private var lanes: [Lane]
  private var nextUnopened = 0
  /// The lane that is being delivered.
  private var front = 0
  private var totalWeight = 0
  private var failure: (any Error)?
  /// How many of the crew sleep because there is no room; they are woken when there is.
  private var sleepingForRoom = 0

  init(lanes: Int) {
    self.lanes = (0..<lanes).map { _ in Lane() }
  }

  // MARK: Readers

  /// The next lane that nobody reads, once there is room for it; `nil` when all are taken.
  func openLane() -> Int? {
    monitor.withLock {
      while failure == nil, nextUnopened >= front + Self.mostOpen { sleepForRoom() }
      guard failure == nil, nextUnopened < lanes.count else { return nil }
      defer { nextUnopened += 1 }
      return nextUnopened
    }
  }

  /// Adds work to a lane, once there is room.
  ///
  /// - Parameter help: does a piece of work meanwhile, whosever it is; without it, the reader sleeps.
  func push(_ work: Work, to lane: Int, help: ((Taken) -> Void)? = nil) throws(Cancelled) {
    monitor.lock()
    defer { monitor.unlock() }
    while failure == nil, isFull(lane) {
      if let help, let taken = takeWork() {
        monitor.unlock()
        help(taken)
        monitor.lock()
      } else {
        sleepForRoom()
      }
    }
    guard failure == nil else { throw Cancelled() }
    lanes[lane].waiting.append((lanes[lane].pushed, work))
    lanes[lane].pushed += 1
    // Who sleeps for room may be no help.
    if sleepingForRoom > 0 {
      monitor.wakeAll(of: .crew)
    } else {
      monitor.wakeOne(of: .crew)
    }
  }

  private func isFull(_ lane: Int) -> Bool {
    let weight = lane == front ? lanes[lane].weight : totalWeight - lanes[front].weight
    return weight >= Self.mostWeight
      || lanes[lane].waiting.count + lanes[lane].beingWorkedOn >= Self.mostWaiting
  }

  private func sleepForRoom() {
    sleepingForRoom += 1
    monitor.wait(in: .crew)
    sleepingForRoom -= 1
  }

  private func wakeForRoom() {
    if sleepingForRoom > 0 { monitor.wakeAll(of: .crew) }
  }

  /// Adds what needs no work to a lane.
  func pushDone(_ result: Result, to lane: Int) throws(Cancelled) {
    try monitor.withLock { () throws(Cancelled) in
      guard failure == nil else { throw Cancelled() }
      let number = lanes[lane].pushed
      lanes[lane].pushed += 1
      add(result, weight: 0, as: number, to: lane)
    }
  }

  /// Says that nothing more comes.
  func close(_ lane: Int) {
    monitor.withLock {
      lanes[lane].isClosed = true
      monitor.wakeAll(of: .crew)
      monitor.wakeOne(of: .consumer)
    }
  }

  // MARK: Workers

  /// The next piece of work, of the first lane that has any; waits for one, `nil` when none comes.
  func next() -> Taken? {
    monitor.withLock {
      while failure == nil {
        if let taken = takeWork() { return taken }
        if nextUnopened == lanes.count, lanes[front...].allSatisfy(\.isClosed) { return nil }
        monitor.wait(in: .crew)
      }
      return nil
    }
  }

  private func takeWork() -> Taken? {
    // Readers stay close to the front, so few lanes are open.
    for lane in front..<nextUnopened where !lanes[lane].waiting.isEmpty {
      let (number, work) = lanes[lane].waiting.removeFirst()
      lanes[lane].beingWorkedOn += 1
      return (lane, number, work)
    }
    return nil
  }

  func finish(lane: Int, number: Int, result: Result, weight: Int) {
    monitor.withLock {
      lanes[lane].beingWorkedOn -= 1
      lanes[lane].weight += weight
      totalWeight += weight
      add(result, weight: weight, as: number, to: lane)
      wakeForRoom()
    }
  }

  private func add(_ result: Result, weight: Int, as number: Int, to lane: Int) {
    lanes[lane].done[number] = (result, weight)
    if lane == front { wakeConsumer() }
  }

  /// Wakes who delivers once there is enough to do: to be woken for each result costs more than some.
  private func wakeConsumer() {
    let isEnough =
      lanes[front].isClosed || lanes[front].done.count >= Self.enoughResults
      || lanes[front].weight >= Self.enoughWeight
    if isEnough, lanes[front].done[lanes[front].delivered] != nil { monitor.wakeOne(of: .consumer) }
  }

  // MARK: The one who delivers

  /// The next result in order, with its lane; waits for it, `nil` behind the last.
  func nextResult() throws -> (lane: Int, result: Result)? {
    try monitor.withLock { () throws in
      while true {
        if let failure { throw failure }
        guard front < lanes.count else { return nil }
        if let (result, weight) = lanes[front].done.removeValue(forKey: lanes[front].delivered) {
          lanes[front].delivered += 1
          lanes[front].weight -= weight
          totalWeight -= weight
          if weight > 0 { wakeForRoom() }
          return (front, result)
        }
        if lanes[front].isClosed, lanes[front].delivered == lanes[front].pushed {
          front += 1
          wakeForRoom()
          continue
        }
        monitor.wait(in: .consumer)
      }
    }
  }

  /// Ends everybody's work; the first failure is the one that is told.
  func fail(_ error: any Error) {
    monitor.withLock {
      failure = failure ?? error
      // Somebody may be waiting for what lies in it.
      for lane in lanes.indices { lanes[lane].waiting = [] }
      monitor.wakeAll(of: .crew)
      monitor.wakeAll(of: .consumer)
    }
  }
}
