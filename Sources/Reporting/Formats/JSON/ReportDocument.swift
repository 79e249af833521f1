import Events
import Foundation

/// The report as the schema `tidewatch.report/1` lays it out; property names become snake_case.
///
/// Only this file and its extensions know the published names. A key is always there: what is
/// unknown is `null`. Only holidays, what exceptions did and what analysts made of findings are left out
/// where there is nothing.
struct ReportDocument: Encodable {
  let schema = "tidewatch.report/1"
  let window: Window
  let rule: Rule
  let summary: Summary
  let holidays: [HolidayRecord]?
  let chance: Nullable<Chance>
  let sharedNovelties: [SharedRecord]
  let coverage: [Coverage]
  /// None here: they are many, and are encoded apart.
  let findings: [FindingRecord] = []
  let slowBurns: [SlowBurnRecord]
  let learning: [ThinBaseline]
  let rejections: [RejectionRecord]
  let inputs: [Input]
  let identities: Identities
  let exceptions: Exceptions?
  let vendors: [VendorName]

  init(_ report: Report) {
    window = Window(report.window)
    rule = Rule(report.rule)
    summary = Summary(report)
    holidays = report.holidays.isEmpty ? nil : report.holidays.map(HolidayRecord.init)
    chance = Nullable(report.chance.map(Chance.init))
    sharedNovelties = report.sharedNovelties.map {
      SharedRecord($0, sentence: report.sentence(of: $0))
    }
    coverage = report.coverage.map(Coverage.init)
    slowBurns = report.slowBurns.map(SlowBurnRecord.init)
    learning = report.learning.map(ThinBaseline.init)
    rejections = report.rejections.map(RejectionRecord.init)
    inputs = report.inputs.map(Input.init)
    identities = Identities(report.identities)
    exceptions = report.exceptions.map(Exceptions.init)
    vendors = report.vendorNames.sorted { $0.key < $1.key }.map(VendorName.init)
  }
}

/// A value that is written as `null` when there is none, instead of left out.
struct Nullable<Value: Encodable>: Encodable {
  let value: Value?

  init(_ value: Value?) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Double {
  /// The number to a fixed count of decimals, so that it prints alike on every platform; `nil`
  /// for what JSON cannot write.
  func rounded(toPlaces places: Int) -> Double? {
    guard isFinite else { return nil }
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let rounded = (self * factor).rounded() / factor
    if !rounded.isFinite { return self }
    return rounded == 0 ? 0 : rounded
  }

  /// The number to a count of significant digits, for those that span many orders of magnitude;
  /// `nil` for what JSON cannot write.
  func rounded(toDigits digits: Int) -> Double? {
    isFinite ? Double(String(format: "%.\(digits - 1)e", self)) : nil
  }
}
