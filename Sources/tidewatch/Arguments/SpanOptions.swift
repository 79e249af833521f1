import ArgumentParser
import Events
import Reporting

/// Which days a hunt is about.
struct SpanOptions: ParsableArguments {
  @Option(help: ArgumentHelp("An ISO week: 2026-W47.", valueName: "week"))
  var week: ISOWeek?

  @Option(help: ArgumentHelp("The first day, with --until.", valueName: "day"))
  var since: LocalDay?

  @Option(help: ArgumentHelp("The last day, inclusive, with --since.", valueName: "day"))
  var until: LocalDay?

  @Option(help: ArgumentHelp("The whole days of this span before --now: 7d.", valueName: "span"))
  var lookback: Lookback?

  @Option(help: ArgumentHelp("The zone of days and hours.", valueName: "zone"))
  var timezone = ZoneArgument.utc

  func validate() throws {
    let ways = [week != nil, since != nil || until != nil, lookback != nil].count { $0 }
    if ways > 1 {
      throw ValidationError("Use one of --week, --since with --until, and --lookback.")
    }
    if (since == nil) != (until == nil) {
      throw ValidationError("--since and --until belong together.")
    }
    if let since, let until, until < since {
      throw ValidationError("--until \(until) lies before --since \(since).")
    }
    if let lookback, lookback.seconds < 86_400 {
      throw ValidationError("--lookback must be at least a day here; findings are by day.")
    }
  }

  /// The days; the last complete week before `now` by default.
  func window(now: Timestamp) -> Report.Window {
    let clock = self.clock
    if let since, let until { return Report.Window(from: since, through: until, clock: clock) }
    let today = clock.day(of: now)
    if let lookback {
      let days = lookback.seconds / 86_400
      return Report.Window(
        from: today.advanced(by: -days), through: today.advanced(by: -1), clock: clock)
    }
    let chosen = week ?? ISOWeek(containing: today).advanced(by: -1)
    return Report.Window(from: chosen.firstDay, through: chosen.lastDay, clock: clock)
  }

  /// The clock of the zone.
  var clock: LocalClock { LocalClock(timeZone: timezone.timeZone) }
}
