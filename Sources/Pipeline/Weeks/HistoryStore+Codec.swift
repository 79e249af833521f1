import Events
import History
import Scoring

extension HistoryStore {
  /// The kept judgements of the week from a Monday on; `nil` where there are none.
  func judgedWeek(from monday: LocalDay, model: [UInt8]) throws(TidewatchError) -> JudgedWeek? {
    try judgedWeek(ISOWeek(containing: monday), model: model)
      .flatMap { JudgedWeekCodec.week(from: $0) }
  }

  /// Keeps judgements by their Mondays, where the store may be written.
  ///
  /// - Parameter model: stands for what each depends on, by its Monday.
  func keep(
    _ weeks: [LocalDay: JudgedWeek], model: (LocalDay) -> [UInt8]
  ) throws(TidewatchError) {
    guard !weeks.isEmpty, isWritable else { return }
    try keep(
      weeks.sorted { $0.key < $1.key }.map { monday, week in
        KeptWeek(
          week: ISOWeek(containing: monday), model: model(monday),
          content: JudgedWeekCodec.bytes(of: week))
      })
  }
}
