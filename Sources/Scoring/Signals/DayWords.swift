import Events

/// What explanations call the days that a day is compared with.
///
/// Holidays are named only where there are some, so that who has none reads of weekends.
struct DayWords {
  /// `holiday (Christmas Day)`; `nil` where the day is none.
  let holiday: String?
  /// Whether holidays are among the days of rest that are counted, or the day is one.
  private let hasHolidays: Bool

  init(of scene: Scene) {
    let name = scene.baseline.restDays.type(of: scene.day.day).holiday
    holiday = name.map { "holiday (\($0))" }
    hasHolidays = holiday != nil || scene.baseline.hasHoliday
  }

  /// `workday`, `weekend day`, `weekend day or holiday`.
  func one(_ isRest: Bool) -> String {
    isRest ? hasHolidays ? "weekend day or holiday" : "weekend day" : "workday"
  }

  /// `58 earlier workdays`, `25 earlier weekend days and holidays`.
  func count(_ days: Int, earlier isRest: Bool) -> String {
    Phrase.count(
      days, "earlier \(one(isRest))",
      isRest && hasHolidays ? "earlier weekend days and holidays" : nil)
  }

  /// `workdays`, `weekends`, `weekends and holidays`.
  func all(_ isRest: Bool) -> String {
    isRest ? hasHolidays ? "weekends and holidays" : "weekends" : "workdays"
  }
}
