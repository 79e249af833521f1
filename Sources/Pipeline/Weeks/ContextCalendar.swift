import Events

extension LocalClock {
  /// Sketches of UTC days as contexts of this clock's days.
  ///
  /// Every value goes to the local days in whose quarters it was seen. Where a clock goes back, an hour
  /// has eight quarters and is told as four.
  func contexts(of sketches: [LocalDay: ContextSketch]) -> [LocalDay: DayContext] {
    var contexts: [LocalDay: DayContext] = [:]
    for (day, sketch) in sketches {
      for (local, quarters) in localDays(ofUTC: day) {
        contexts[local, default: DayContext()].add(sketch, within: quarters) { quarter in
          hour(of: Self.instant(of: day, quarter))
        }
      }
    }
    return contexts.mapValues { context in
      var context = context
      context.sources.sort()
      context.countries.sort()
      context.clients.sort()
      return context
    }
    .filter { $0.value != DayContext() }
  }

  /// The local days that a UTC day's quarters lie in.
  private func localDays(ofUTC day: LocalDay) -> [(LocalDay, Range<Int>)] {
    let first = self.day(of: Self.instant(of: day, 0))
    let last = self.day(of: Self.instant(of: day, QuarterSet.count - 1))
    guard first != last else { return [(first, 0..<QuarterSet.count)] }
    let border = (0..<QuarterSet.count).first { self.day(of: Self.instant(of: day, $0)) != first }
    return [(first, 0..<(border ?? 0)), (last, (border ?? 0)..<QuarterSet.count)]
  }

  private static func instant(of day: LocalDay, _ quarter: Int) -> Timestamp {
    Timestamp(seconds: Int64(day.number) * 86_400 + Int64(quarter * Sighting.seconds))
  }
}

extension DayContext {
  fileprivate mutating func add(
    _ sketch: ContextSketch, within range: Range<Int>, hour: (Int) -> Int
  ) {
    for quarter in sketch.active.within(range).numbers {
      let hour = hour(quarter)
      hours[hour] = min(4, hours[hour] + 1)
    }
    Self.add(sketch[.source], within: range, to: &sources)
    Self.add(sketch[.country], within: range, to: &countries)
    Self.add(sketch[.client], within: range, to: &clients)
  }

  private static func add(
    _ values: [String: QuarterSet], within range: Range<Int>, to names: inout [String]
  ) {
    for (value, quarters) in values
    where !quarters.within(range).isEmpty && !names.contains(value) {
      names.append(value)
    }
  }
}
