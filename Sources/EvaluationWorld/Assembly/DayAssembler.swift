import Events

/// Adds up one entity's accesses by local day, as the pipeline does.
struct DayAssembler {
  let clock: LocalClock
  let vendorIDs: [String]
  /// Days of the world; what falls outside is in no export.
  let days: ClosedRange<LocalDay>
  /// Gaps between accesses are those before this day.
  let firstScored: LocalDay

  /// An entity's days with any access, the gaps, and the hits of each attack on each day.
  struct Result {
    var days: [DayActivity] = []
    var gaps = GapCounts()
    var attackHits: [LocalDay: [Int: Int]] = [:]
  }

  /// Whether an instant, in seconds since 1970, lies in one of the days.
  func covers(_ seconds: Int) -> Bool {
    days.contains(clock.day(of: Timestamp(seconds: Int64(seconds))))
  }

  func assemble(_ accesses: [Access]) -> Result {
    var result = Result()
    var sessions = SessionMaker()
    var last: Int?
    // Stable: of two in the same second the earlier written comes first.
    let order = accesses.indices.sorted {
      (accesses[$0].seconds, $0) < (accesses[$1].seconds, $1)
    }
    for place in order {
      let access = accesses[place]
      let time = Timestamp(seconds: Int64(access.seconds))
      let day = clock.day(of: time)
      guard days.contains(day) else { continue }
      if result.days.last?.day != day {
        close(&result, &sessions)
        result.days.append(DayActivity(day: day))
      }
      if day < firstScored {
        if let last { result.gaps.add(seconds: Double(access.seconds - last)) }
        if access.count > 1 { result.gaps.add(seconds: 0, count: access.count - 1) }
        last = access.seconds
      }
      let minute = clock.minute(of: time)
      let vendor = vendorIDs[access.vendor]
      result.days[result.days.count - 1].add(access, minute: minute)
      sessions.add(access, vendor: vendor, minute: minute)
      if let attack = access.attack, access.isHit {
        result.attackHits[day, default: [:]][attack, default: 0] += access.count
      }
    }
    close(&result, &sessions)
    return result
  }

  private func close(_ result: inout Result, _ sessions: inout SessionMaker) {
    guard !result.days.isEmpty else { return }
    result.days[result.days.count - 1].sessions = sessions.finish()
  }

  /// The sketches of what an entity does elsewhere, by its own days.
  func contexts(_ elsewhere: [Elsewhere]) -> [LocalDay: DayContext] {
    var merged: [LocalDay: Elsewhere] = [:]
    for one in elsewhere {
      var quarters: [LocalDay: Set<Int>] = [:]
      for quarter in one.quarters {
        let day = clock.day(of: Timestamp(seconds: Int64(quarter) * 900))
        quarters[day, default: []].insert(quarter)
      }
      for (day, quarters) in quarters {
        var part = one
        part.quarters = quarters
        merged[day, default: Elsewhere()].merge(part)
      }
    }
    return merged.mapValues { day in
      var context = DayContext()
      context.sources = day.sources.sorted()
      context.countries = day.countries.sorted()
      context.clients = day.clients.sorted()
      for quarter in day.quarters {
        let hour = clock.hour(of: Timestamp(seconds: Int64(quarter) * 900))
        context.hours[hour] = min(4, context.hours[hour] + 1)
      }
      return context
    }
  }
}

extension DayActivity {
  fileprivate mutating func add(_ access: Access, minute: Int) {
    events += access.count
    if access.isHit { hits += access.count }
    if access.client.isScripted { scripted += access.count }
    hours[minute / 60] += access.count
  }
}
