import Events
import Seeded
import Testing

@testable import Scoring

struct OrganisationWindowTests {
  @Test("a window that slid there equals one that was put there, and a naive count")
  func slidingIsExact() {
    var random = SeededStream(seed: 30)
    let names = ["vt", "shodan", "censys", "otx"]
    let activities = (0..<8).map { number in
      Sample.activity(
        "e\(number)",
        (0..<250).filter { _ in Int.random(in: 0...20, using: &random) == 0 }.map { offset in
          let name = names[Int.random(in: 0...3, using: &random)]
          let vendors = ["vt": 1].merging([name: 1]) { $1 }
          return Sample.day(offset, vendors: vendors, countries: [name: 1])
        })
    }
    var sliding = OrganisationWindow(activities: activities, policy: Sample.policy)
    for offset in [-5, 0, 1, 2, 60, 84, 85, 86, 120, 240, 260, 333, 334, 600] {
      let day = Sample.monday.advanced(by: offset)
      sliding.move(before: day)
      var fresh = OrganisationWindow(activities: activities, policy: Sample.policy)
      fresh.move(before: day)
      #expect(sliding.baseline == fresh.baseline, "offset \(offset)")
      let window = day.advanced(by: -84)..<day
      for dimension in [Dimension.vendor, .country] {
        for name in names {
          let others = activities.dropFirst().filter { activity in
            activity.days.contains {
              window.contains($0.day) && dimension.counts(on: $0)[name] != nil
            }
          }
          let counted = sliding.baseline.others(
            than: activities[0].entity, using: name, of: dimension)
          #expect(counted.users == others.count)
        }
      }
    }
    #expect(sliding.baseline == OrganisationBaseline())
  }
}
