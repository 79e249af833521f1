import Events
import Seeded

/// A log of TI accesses alone, over many weeks and accounts: what fills a history.
///
/// People with a handful of sites, a browser that is renewed, and indicators of which a few come
/// again; and a fiftieth of automations with half of the rows. In the order of time, as CEF.
package struct PastLog: Sendable {
  private let weeks: Int
  private let events: Int
  private let entities: Int
  private let seed: UInt64
  private let start: Timestamp

  private static let weekInMilliseconds = 7 * 86_400_000
  private static let chunk = 4 << 20
  /// Which part of the entities are automations, and which part of the rows are theirs.
  private static let automations = (entities: 0.02, events: 0.5)

  /// - Parameters:
  ///   - entities: how many accounts have rows; not more than `events`.
  ///   - weeks: how many ISO weeks.
  ///   - events: how many rows.
  ///   - last: the last of the weeks.
  package init(entities: Int, weeks: Int, events: Int, seed: UInt64, last: ISOWeek) {
    self.entities = entities
    self.weeks = weeks
    self.events = events
    self.seed = seed
    start = LocalClock.utc.start(of: last.advanced(by: 1 - weeks).firstDay)
  }

  /// Hands the log over in chunks of about four megabytes.
  @discardableResult
  package func write(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows -> BenchLog.Count {
    let actors = actors()
    let counts = counts(of: actors)
    var clock = BenchClock(start: start)
    var buffer: [UInt8] = []
    var count = BenchLog.Count()
    for week in 0..<weeks {
      var rows = PastWeek()
      for (number, actor) in actors.enumerated() where counts[number][week] > 0 {
        var generator = SeededStream(seed: seed, "\(actor.account) \(week)")
        rows.add(counts[number][week], of: actor, week: week, using: &generator)
      }
      for row in rows.inOrder {
        clock.advance(to: week * Self.weekInMilliseconds + row.time)
        rows.append(row, at: clock, to: &buffer)
        count.rows += 1
        if buffer.count >= Self.chunk {
          try buffer.withUnsafeBytes(sink)
          buffer.removeAll(keepingCapacity: true)
        }
      }
    }
    try buffer.withUnsafeBytes(sink)
    count.vendorRows = count.rows
    return count
  }

  private func actors() -> [PastActor] {
    let automations = entities < 2 ? 0 : max(1, Int(Double(entities) * Self.automations.entities))
    return (0..<entities).map { number in
      var generator = SeededStream(seed: seed, "past \(number)")
      return PastActor(
        number: number, isAutomation: number < automations, weeks: weeks, using: &generator)
    }
  }

  /// Rows of each actor in each week; they add up to what is wanted, and each actor has one.
  private func counts(of actors: [PastActor]) -> [[Int]] {
    func total(_ isAutomation: Bool) -> Double {
      actors.reduce(0) { $0 + ($1.isAutomation == isAutomation ? $1.weight : 0) }
    }
    let totals = (people: total(false), automations: total(true))
    let share = totals.automations > 0 ? Self.automations.events : 0
    let shares = actors.map { actor in
      actor.isAutomation
        ? actor.weight / totals.automations * share : actor.weight / totals.people * (1 - share)
    }
    let own = Self.apportion(events - entities, by: shares)
    return zip(actors, own).map { actor, count in
      let isIdle = actor.weeks.allSatisfy { $0 == 0 }
      return Self.apportion(
        count + 1, by: isIdle ? actor.weeks.indices.map { $0 == 0 ? 1 : 0 } : actor.weeks)
    }
  }

  /// Parts of a number in proportion to weights; they add up to it.
  private static func apportion(_ number: Int, by weights: [Double]) -> [Int] {
    let total = weights.reduce(0, +)
    var sum = 0.0
    var given = 0
    return weights.map { weight in
      sum += weight
      let until = Int((sum / total * Double(number)).rounded())
      defer { given = until }
      return until - given
    }
  }
}
