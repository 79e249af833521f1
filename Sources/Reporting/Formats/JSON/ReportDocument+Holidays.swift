import Events

extension ReportDocument {
  struct HolidayRecord: Encodable {
    let firstDay: String
    let lastDay: String
    let name: String
    let timezones: [String]
    let entities: Int

    init(_ holiday: Report.Holiday) {
      firstDay = holiday.days.lowerBound.description
      lastDay = holiday.days.upperBound.description
      name = holiday.name
      timezones = holiday.timeZones
      entities = holiday.entities
    }
  }
}
