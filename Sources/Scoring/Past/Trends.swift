import Events

/// What is new for several entities in the same days: a roll-out, an egress change, a browser update,
/// an incident that keeps ten people at work at night.
///
/// Such a thing has one cause, so it tells little about each of them.
struct Trends {
  private struct Key: Hashable {
    var category: Category
    var value: Int32
  }

  private struct Seen {
    var day: LocalDay
    var entity: Int
  }

  private var novelties: [Key: [Seen]] = [:]
  private var unusualHours: [Int: Set<Int>] = [:]
  private var hoursDay = LocalDay(number: 0)
  private var activeOn: [(day: LocalDay, entities: Set<Int>)] = []
  private(set) var activeEntities = 0

  /// Days that count, the judged one included.
  private static let span = 7

  /// Whether what is new on a day still counts on a later one.
  static func matter(of day: LocalDay, on later: LocalDay) -> Bool {
    day > later.advanced(by: -span)
  }

  /// Hours of a block in which unusual activity counts as at the same time.
  static let blockHours = 4

  /// The block of an hour, as people write it: `00:00–04:00`.
  static func block(of hour: Int) -> String {
    let first = hour / blockHours * blockHours
    return HourSpan(first...(first + blockHours - 1)).clock
  }

  /// Takes in what everybody did on a day, before anybody is judged.
  mutating func add(
    day: LocalDay, active: Set<Int>, novelties new: [(Category, Int32, Int)],
    unusualHours unusual: [(hour: Int, entity: Int)]
  ) {
    let oldest = day.advanced(by: 1 - Self.span)
    for key in novelties.keys {
      novelties[key]?.removeAll { $0.day < oldest }
      if novelties[key]?.isEmpty == true { novelties[key] = nil }
    }
    for (category, value, entity) in new {
      novelties[Key(category: category, value: value), default: []].append(
        Seen(day: day, entity: entity))
    }
    if hoursDay != day { unusualHours = [:] }
    hoursDay = day
    for (hour, entity) in unusual {
      unusualHours[hour / Self.blockHours, default: []].insert(entity)
    }
    activeOn.removeAll { $0.day < oldest }
    activeOn.append((day, active))
    activeEntities = activeOn.reduce(into: Set<Int>()) { $0.formUnion($1.entities) }.count
  }

  /// How many others the value was new to in these days.
  func adopters(of value: Int32, in category: Category, besides entity: Int) -> Int {
    guard let seen = novelties[Key(category: category, value: value)], seen.count > 1 else {
      return 0
    }
    return Set(seen.map(\.entity)).subtracting([entity]).count
  }

  /// How many others were active in an unusual hour at about this time of the day.
  func awake(around hour: Int, besides entity: Int) -> Int {
    (unusualHours[hour / Self.blockHours] ?? []).subtracting([entity]).count
  }

  /// The probability that one of the active entities shares what so many others do; 0 where fewer than
  /// two do.
  func share(of others: Int) -> Double {
    others < 2 ? 0 : Double(others - 1) / Double(activeEntities + 2)
  }
}
