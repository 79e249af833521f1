import Events
import Foundation
import Policies

/// A source that the account's ordinary work of the same day does not show, by one whose work does show
/// its sources.
///
/// Nothing is said of days on which no ordinary work is known.
struct SourceApartSignal: SignalModel {
  static let name = "source-apart"
  static let typical = "from where its ordinary work of the day was done"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    day.isApart(session) == true ? log(min(1, past.rate(of: \.apart))) : 0
  }

  func describe(_ scene: Scene) -> SignalText {
    let isApart = scene.facts.isApart(scene.sessionFacts)
    let share = "on \(Phrase.percent(scene.past.rate(of: \.apart))) of such days"
    switch isApart {
    case nil:
      return SignalText("no ordinary work of the day is known", observed: .text("none"))
    case false?:
      return SignalText(
        "the ordinary work of the day shows the source, too", observed: .text("none"))
    case true?:
      return SignalText(
        "the ordinary work of the day does not show \(scene.session.source); a source apart from it"
          + " is expected \(share)",
        observed: .text(scene.session.source), expected: .text(share))
    }
  }
}

extension DayFacts {
  /// Whether the day's ordinary work leaves out a session's source; `nil` where either is not known.
  func isApart(_ session: SessionFacts) -> Bool? {
    guard !elsewhere.isEmpty, let source = session[.source].first else { return nil }
    let known = elsewhere[Category.source.rawValue]
    return known.isEmpty ? nil : !known.contains(source)
  }

  /// Whether any session's source is; `nil` where none is known.
  var hasSourceApart: Bool? {
    let known = sessions.compactMap(isApart)
    return known.isEmpty ? nil : known.contains(true)
  }
}
