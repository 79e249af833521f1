import ArgumentParser
import Events
import Foundation
import Ingestion
import Pipeline
import Reporting

extension Timestamp: ExpressibleByArgument {
  /// `2026-11-23T06:00:00Z`
  public init?(argument: String) {
    guard let time = TimeParser(reference: Timestamp(ticks: 0)).instant(in: argument) else {
      return nil
    }
    self = time
  }
}

extension ISOWeek: ExpressibleByArgument {
  /// `2026-W47`
  public init?(argument: String) { self.init(argument) }
}

extension LocalDay: ExpressibleByArgument {
  /// `2026-11-18`
  public init?(argument: String) { self.init(argument) }
}

extension ScanJob.Order: ExpressibleByArgument {}

extension HitFormatName: ExpressibleByArgument {}

/// The name of a log format: `cef`.
struct InputFormatName: ExpressibleByArgument {
  var format: any LogFormat

  init?(argument: String) {
    guard let format = LogFormatRegistry.named(argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { LogFormatRegistry.all.map(\.name) }
}

/// A span of time: `7d`, `36h`, `90m`, `2w`.
struct Lookback: ExpressibleByArgument, Hashable {
  var seconds: Int

  init?(argument: String) {
    let units: [Character: Int] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int(argument.dropLast()),
      (1...100_000).contains(count)
    else { return nil }
    seconds = count * unit
  }
}

/// A number of threads: 1 to 256.
struct ThreadCount: ExpressibleByArgument, Hashable {
  var count: Int

  init?(argument: String) {
    guard let count = Int(argument), (1...256).contains(count) else { return nil }
    self.count = count
  }
}

/// Findings a week: `10/week`, or just `10`.
struct WeeklyBudget: ExpressibleByArgument, Hashable {
  /// 0 to a million.
  var findings: Double

  init?(argument: String) {
    let number = argument.hasSuffix("/week") ? String(argument.dropLast(5)) : argument
    guard let findings = Double(number), (0...1_000_000).contains(findings) else { return nil }
    self.findings = findings
  }
}

/// A share of a whole: `1%` or `0.01`.
struct Share: ExpressibleByArgument, Hashable {
  /// 0 to 1.
  var value: Double

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let number = Double(isPercent ? String(argument.dropLast()) : argument) else {
      return nil
    }
    value = isPercent ? number / 100 : number
    guard (0...1).contains(value) else { return nil }
  }
}

/// An IANA time zone: `Europe/Berlin`.
struct ZoneArgument: ExpressibleByArgument, Hashable {
  var timeZone: TimeZone

  static let utc = ZoneArgument(timeZone: .gmt)

  private init(timeZone: TimeZone) { self.timeZone = timeZone }

  init?(argument: String) {
    guard let zone = argument == "UTC" ? .gmt : TimeZone(identifier: argument) else { return nil }
    timeZone = zone
  }

  var defaultValueDescription: String { timeZone.identifier }
}
