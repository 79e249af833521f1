/// The vendors that somebody tries, and those of them that stay.
struct Trials: Sendable {
  private var byDay: [Int: Int] = [:]
  private var kept: [(day: Int, vendor: Int, share: Double)] = []

  init(of person: Person, in setting: Setting) {
    guard setting.benign.contains(.vendorTrial) else { return }
    var stream = setting.stream("trials/\(person.id)")
    for day in 0..<setting.days {
      let (tries, stays) = (stream.chance(person.curiosity), stream.chance(0.25))
      let vendor = stream.index(weights: setting.market.popularity.map { $0 + 0.05 })
      let share = stream.magnitude(0.02...0.3)
      guard tries else { continue }
      byDay[day] = vendor
      if stays { kept.append((day, vendor, share)) }
    }
  }

  func isTrial(_ day: Int) -> Bool { byDay[day] != nil }

  func vendor(on day: Int) -> Int? { byDay[day] }

  /// Vendors kept from earlier days, with their shares of the person's use.
  func adopted(by day: Int) -> [(vendor: Int, share: Double)] {
    kept.filter { $0.day < day }.map { ($0.vendor, $0.share) }
  }
}
