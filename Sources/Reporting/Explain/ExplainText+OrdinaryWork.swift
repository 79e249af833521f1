import Events

extension ExplainText {
  /// What of its kind is named at most.
  private static let ordinaryShown = 2

  /// `from 10.20.3.6, DE, Edge; 08–17 on 60 days`.
  static func ordinaryWork(_ work: OrdinaryWork, isASCII: Bool) -> String {
    let names = [work.sources, work.countries, work.clients].flatMap { names in
      names.prefix(ordinaryShown).map { Escape.terminal($0, columns: 40) }
        + (names.count > ordinaryShown ? ["\(names.count - ordinaryShown) more"] : [])
    }
    let dash = isASCII ? "-" : "\u{2013}"
    let hours = work.hours.map { hours in
      "\(twoDigits(hours.lowerBound))\(dash)\(twoDigits(hours.upperBound))"
    }
    let from = names.isEmpty ? nil : "from \(names.joined(separator: ", "))"
    return [from, hours].compactMap { $0 }.joined(separator: "; ")
      + " on \(Phrase.count(work.days, "day"))"
  }

  private static func twoDigits(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : "\(hour)" }
}
