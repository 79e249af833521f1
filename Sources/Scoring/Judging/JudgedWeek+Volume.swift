extension JudgedWeek {
  /// What a day's number of events was compared with: a Student t on the scale of ln(1 + n).
  ///
  /// It is kept to say how unusual the number would be without the sessions that exceptions hide. To single
  /// precision, in which it is kept.
  package struct Volume: Hashable, Sendable {
    package let location: Double
    /// Above 0.
    package let scale: Double
    package let degreesOfFreedom: Double

    package init?(location: Double, scale: Double, degreesOfFreedom: Double) {
      let figures = [location, scale, degreesOfFreedom].map { Double(Float($0)) }
      guard figures.allSatisfy(\.isFinite), figures[1] > 0, figures[2] > 0 else { return nil }
      (self.location, self.scale, self.degreesOfFreedom) = (figures[0], figures[1], figures[2])
    }

    /// ln of the probability of at least so many events.
    func logTail(of events: Int) -> Double {
      LogCounts.Prediction(location: location, scale: scale, degreesOfFreedom: degreesOfFreedom)
        .logUpperTail(events)
    }
  }
}

extension JudgedWeek.Day {
  /// The probabilities of each session, the number of events that of the sessions that are left alone.
  ///
  /// - Parameters:
  ///   - logTails: of each session, of the whole day.
  ///   - isHidden: for each session, whether an exception hides it.
  ///   - place: that of the signal of the day's number.
  func logTails(_ logTails: [[Double]], without isHidden: [Bool], at place: Int?) -> [[Double]] {
    guard let volume, let place, isHidden.contains(true), isHidden.contains(false) else {
      return logTails
    }
    let left = zip(sessions, isHidden).reduce(0) { $1.1 ? $0 : $0 + $1.0.events }
    let tail = volume.logTail(of: left)
    return logTails.map { tails in
      var tails = tails
      // Fewer events are never more unusual.
      tails[place] = min(0, max(tails[place], tail))
      return tails
    }
  }
}
