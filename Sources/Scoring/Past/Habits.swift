import Events

/// What is known of how an entity, a role or everybody uses TI vendors; it fades with time.
///
/// All weights are as of `day`: `advance` before reading or learning.
struct Habits: Hashable, Sendable {
  private(set) var day: LocalDay
  /// The first day of exposure.
  let first: LocalDay
  var categories = [CategoryPast](repeating: CategoryPast(), count: Category.allCases.count)
  var hours = HourHabit()
  /// Active days of the days that could have been, of work and of rest.
  var active = [Rate(), Rate()]
  var dayCounts = LogCounts()
  var peaks = LogCounts()
  /// Requests an hour in sessions by hand and in scripted ones.
  var handPaces = LogCounts()
  var scriptPaces = LogCounts()
  /// Vendors of sessions by hand and of scripted ones.
  var handVendors = TailCounts()
  var scriptVendors = TailCounts()
  /// Active days with a scripted session.
  var scripted = Rate()
  /// Active days with a risky sign-in.
  var risky = Rate()
  /// Accesses of sessions that hold a risky sign-in.
  var riskyAccesses = TailCounts()
  /// Active days with a source that the ordinary work of the same day does not show, of those on which any
  /// is known.
  var apart = Rate()
  private(set) var lastActive: LocalDay?
  /// What was used on days too near to tell a habit, by category; ascending by day.
  private var unsettled: [Recent] = []

  private struct Recent: Hashable, Sendable {
    let day: LocalDay
    /// By category.
    let values: [[Int32]]
  }

  init(since day: LocalDay) {
    self.day = day
    first = day
  }

  subscript(category: Category) -> CategoryPast {
    get { categories[category.rawValue] }
    set { categories[category.rawValue] = newValue }
  }

  /// Lets time pass up to a day, which has not begun, for habits of one entity.
  mutating func advance(to later: LocalDay, halfLife: HalfLife, restDays: RestDays) {
    fade(to: later, halfLife)
    while day < later {
      let weight = halfLife.factor(from: day, to: later)
      active[restDays.isRest(day) ? 1 : 0].addOccasions(weight)
      day = day.advanced(by: 1)
    }
  }

  /// The same for habits of several.
  ///
  /// - Parameter members: who could have been active on each day in between, and was not.
  mutating func advance(to later: LocalDay, halfLife: HalfLife, members: Membership) {
    fade(to: later, halfLife)
    while day < later {
      let weight = halfLife.factor(from: day, to: later)
      let resting = members.resting(on: day)
      active[0].addOccasions((members.count - resting) * weight)
      active[1].addOccasions(resting * weight)
      day = day.advanced(by: 1)
    }
  }

  private mutating func fade(to later: LocalDay, _ halfLife: HalfLife) {
    guard later > day else { return }
    let factor = halfLife.factor(from: day, to: later)
    for index in categories.indices { categories[index].scale(by: factor) }
    hours.scale(by: factor)
    for index in active.indices { active[index].scale(by: factor) }
    dayCounts.scale(by: factor)
    peaks.scale(by: factor)
    handPaces.scale(by: factor)
    scriptPaces.scale(by: factor)
    handVendors.scale(by: factor)
    scriptVendors.scale(by: factor)
    scripted.scale(by: factor)
    risky.scale(by: factor)
    riskyAccesses.scale(by: factor)
    apart.scale(by: factor)
  }

  /// Takes in what was used on a day, which counts once it is settled.
  mutating func learn(_ values: [[Int32]], on day: LocalDay) {
    unsettled.append(Recent(day: day, values: values))
  }

  /// Lets what was used more than some days ago count, as of the habits' own day.
  ///
  /// Two days in a row are no habit, and what somebody else did under the name yesterday explains nothing
  /// today. A use fades from the day on that it counts, whenever it is let count.
  mutating func settle(after days: Int, halfLife: HalfLife) {
    let settled = unsettled.prefix { $0.day.advanced(by: days) < day }
    for recent in settled {
      let weight = halfLife.factor(from: recent.day.advanced(by: days + 1), to: day)
      for category in Category.allCases {
        self[category].learn(recent.values[category.rawValue], weight: weight)
      }
    }
    unsettled.removeFirst(settled.count)
  }

  /// Whether a value was used at all, and be it yesterday.
  func knows(_ value: Int32, in category: Category) -> Bool {
    self[category].uses.holds(value)
      || unsettled.contains { $0.values[category.rawValue].contains(value) }
  }

  /// Whether any value was used at all.
  func knowsAny(in category: Category) -> Bool {
    !self[category].uses.isEmpty || unsettled.contains { !$0.values[category.rawValue].isEmpty }
  }

  /// Turns an exposure that `advance` will count, or has counted, into an active day.
  mutating func learnActive(on day: LocalDay, isRest: Bool) {
    active[isRest ? 1 : 0].addSuccess()
    lastActive = day
  }
}
