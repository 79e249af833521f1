import Events

extension SlowBurn {
  /// `5 days below the alert line in 4 weeks gather 121 points, where days like its own have 24; most by
  /// off hours (50, held to its cap) and new vendor (41)`.
  var sentence: String {
    let most = parts.prefix(3).map { part in
      let capped = part.isCapped ? ", held to its cap" : ""
      return "\(Phrase.words(part.signal)) (\(Phrase.decimal(part.points, places: 0))\(capped))"
    }
    let named = most.isEmpty ? "" : "; most by " + most.joined(separator: ", ")
    return "\(Phrase.count(days.count, "day")) below the alert line in "
      + "\(Phrase.count(weeks, "week")) gather \(Phrase.decimal(points, places: 0)) points, where as "
      + "many days with hits have \(Phrase.decimal(expected, places: 0)) on average\(named)"
  }
}
