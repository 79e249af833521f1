import Events
import History

/// The gaps between what an entity did, ready to be counted for any part of its past.
struct ActGaps {
  private struct Act {
    /// Of the event.
    var place: Int
    /// Of the gap since the act before; `nil` for one that does not count.
    var step: UInt8?
    /// How often the event occurs once more at the same instant.
    var repeats: Int
  }

  /// In the order of time.
  private var acts: [Act] = []

  /// - Parameter events: in the order of time.
  init(of events: [CountedEvent]) {
    var last: Timestamp?
    for place in events.indices where events[place].event.channel.isAct {
      let time = events[place].event.time
      let step = last.flatMap { last in
        GapCounts.step(
          seconds: Double(time.ticks - last.ticks) / Double(Timestamp.ticksPerSecond))
      }
      acts.append(
        Act(place: place, step: step.map { UInt8($0) }, repeats: events[place].count - 1))
      last = time
    }
  }

  /// The gaps between the acts among some of the events, as if there were no others.
  func counts(in places: Range<Int>) -> GapCounts {
    let first = acts.firstPlace { $0.place >= places.lowerBound }
    let end = acts.firstPlace { $0.place >= places.upperBound }
    var counts = GapCounts()
    for act in acts[first..<max(first, end)].dropFirst() {
      if let step = act.step { counts.add(step: Int(step)) }
      counts.add(step: 0, count: act.repeats)
    }
    return counts
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first place from which on `isPast` holds, by binary search in a partitioned collection.
  func firstPlace(where isPast: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
