import Events

extension ReportDocument {
  struct SignalRecord: Encodable {
    struct Baseline: Encodable {
      let days: Int
      let from: String
      let until: String
    }

    let name: String
    let score: Double
    let share: Double
    let observed: Quantity
    let expected: Nullable<Quantity>
    let band: Nullable<[Double]>
    let z: Nullable<Double>
    let probability: Nullable<Double>
    let explanation: String
    let baseline: Nullable<Baseline>
    let excepted: Bool?

    init(_ signal: Signal, share: Double) {
      name = signal.name
      score = signal.score.rounded(toPlaces: 3) ?? 0
      self.share = share.rounded(toPlaces: 3) ?? 0
      observed = Quantity(value: signal.observed)
      expected = Nullable(signal.expected.map(Quantity.init))
      band = Nullable(
        signal.band.flatMap { band in
          let ends = [band.lowerBound, band.upperBound].compactMap { $0.rounded(toPlaces: 3) }
          return ends.count == 2 ? ends : nil
        })
      z = Nullable(signal.z.flatMap { $0.rounded(toPlaces: 2) })
      probability = Nullable(signal.probability.flatMap { $0.rounded(toDigits: 3) })
      explanation = signal.explanation
      baseline = Nullable(
        signal.baseline.map {
          Baseline(days: $0.days, from: $0.from.description, until: $0.until.description)
        })
      excepted = signal.isExcepted ? true : nil
    }
  }

  /// A number or a text, as the signal has it.
  struct Quantity: Encodable {
    let value: Signal.Quantity

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch value {
      case .number(let number):
        if let rounded = number.rounded(toPlaces: 3) {
          try container.encode(rounded)
        } else {
          try container.encodeNil()
        }
      case .text(let text): try container.encode(text)
      }
    }
  }
}
