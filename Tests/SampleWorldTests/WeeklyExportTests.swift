import Events
import Testing

@testable import SampleWorld

@Suite("Weekly exports")
struct WeeklyExportTests {
  @Test("Two weeks in a row share the six hours after Monday midnight, and no row is lost")
  func overlap() throws {
    let organisation = try Organisation(seed: 47)
    let exports = WeeklyExport.all(of: organisation)
    #expect(exports.count == 28)
    #expect(exports.first?.name == "proxy-2026-W34.cef")
    #expect(exports.last?.name == "signins-2026-W47.ndjson")
    #expect(Set(exports.flatMap(\.rows)) == Set(organisation.rows))
    for (former, latter) in zip(exports, exports.dropFirst())
    where former.name.prefix(5) == latter.name.prefix(5) {
      let shared = former.rows.filter(Set(latter.rows).contains)
      #expect(!shared.isEmpty, "\(latter.name)")
      #expect(shared == Array(latter.rows.prefix(shared.count)))
      let monday = LocalClock.utc.start(of: ISOWeek(containing: shared[0].time).firstDay)
      let inSixHours = latter.rows.filter { $0.time < monday.advanced(bySeconds: 6 * 3600) }
      #expect(shared == inSixHours)
    }
  }
}
