import Events

extension ReportDocument {
  struct SlowBurnRecord: Encodable {
    struct Day: Encodable {
      let day: String
      let score: Double?
    }

    struct Part: Encodable {
      let signal: String
      let points: Double?
      let isCapped: Bool
    }

    let entity: EntityRecord
    let points: Double?
    let expected: Double?
    let weeks: Int
    let days: [Day]
    let parts: [Part]
    let sentence: String

    init(_ burn: SlowBurn) {
      entity = EntityRecord(burn.entity)
      points = burn.points.rounded(toPlaces: 2)
      expected = burn.expected.rounded(toPlaces: 2)
      weeks = burn.weeks
      days = burn.days.map {
        Day(day: $0.day.description, score: $0.score.rounded(toPlaces: 2))
      }
      parts = burn.parts.map {
        Part(signal: $0.signal, points: $0.points.rounded(toPlaces: 2), isCapped: $0.isCapped)
      }
      sentence = burn.sentence
    }
  }
}
