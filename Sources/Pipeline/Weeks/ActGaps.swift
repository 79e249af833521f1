import Events
import History

/// The gaps between what an entity did, ready to be counted for any part of its past.
struct ActGaps {
  /// As much of an event as gaps are made of.
  struct Moment {
    var time: Timestamp
    var isAct: Bool
    var count: Int
  }

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

  /// - Parameter moments: in the order of time.
  init(of moments: some Sequence<Moment>) {
    var last: Timestamp?
    for (place, moment) in moments.enumerated() where moment.isAct {
      acts.append(
        Act(
          place: place, step: last.flatMap { Self.step(from: $0, to: moment.time) },
          repeats: moment.count - 1))
      last = moment.time
    }
  }

  /// The gaps between the acts among some of the events, as if there were no others.
  func counts(in places: Range<Int>) -> GapCounts {
    let first = acts.firstPlace { $0.place >= places.lowerBound }
    let end = acts.firstPlace { $0.place >= places.upperBound }
    var counts = GapCounts()
    for act in acts[first..<max(first, end)].dropFirst() {
      counts.add(step: act.step, repeats: act.repeats)
    }
    return counts
  }

  /// The gaps between acts that are asked for only once, without keeping them.
  ///
  /// - Parameter moments: in the order of time.
  static func counts(of moments: some Sequence<Moment>) -> GapCounts {
    var counts = GapCounts()
    var last: Timestamp?
    for moment in moments where moment.isAct {
      if let last {
        counts.add(step: step(from: last, to: moment.time), repeats: moment.count - 1)
      }
      last = moment.time
    }
    return counts
  }

  private static func step(from last: Timestamp, to time: Timestamp) -> UInt8? {
    GapCounts.step(seconds: Double(time.ticks - last.ticks) / Double(Timestamp.ticksPerSecond))
      .map { UInt8($0) }
  }
}

extension GapCounts {
  /// Counts the gap before an act, and those between the times that it occurs at one instant.
  fileprivate mutating func add(step: UInt8?, repeats: Int) {
    if let step { add(step: Int(step)) }
    add(step: 0, count: repeats)
  }
}

extension EntityEvents {
  /// What gaps are made of.
  var moments: some Collection<ActGaps.Moment> {
    let isAct = kinds.map(\.channel.isAct)
    return rows.lazy.map {
      ActGaps.Moment(time: $0.time, isAct: isAct[$0.kind], count: $0.count)
    }
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
