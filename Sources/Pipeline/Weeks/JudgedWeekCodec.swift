import Events
import Scoring

/// A judged week as bytes, and back.
///
/// The texts first, each once; then the days, whose sessions name only the signals with something
/// unusual.
enum JudgedWeekCodec {
  static func bytes(of week: JudgedWeek) -> [UInt8] {
    var texts = TextNumbers()
    var days = Bytes()
    days.add(week.days.count)
    for day in week.days { days.add(day, &texts) }
    var head = Bytes()
    head.add(texts.all.count)
    for text in texts.all {
      head.add(text.utf8.count)
      head.content += text.utf8
    }
    return head.content + days.content
  }

  /// - Returns: `nil` for bytes that are no judged week.
  static func week(from bytes: [UInt8]) -> JudgedWeek? {
    var scanner = Scanner(bytes)
    guard let texts = scanner.list({ $0.text() }),
      let days = scanner.list({ $0.day(texts) }), scanner.isAtEnd
    else { return nil }
    return JudgedWeek(days: days)
  }
}

/// Numbers for texts in the order of their first use.
private struct TextNumbers {
  private(set) var all: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = all.count
    all.append(text)
    return all.count - 1
  }
}

private struct Bytes {
  var content: [UInt8] = []

  /// A number that is not negative, seven bits to a byte, the lowest first.
  mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      content.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    content.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func add(_ day: JudgedWeek.Day, _ texts: inout TextNumbers) {
    add(texts.number(of: day.entity.id))
    add(texts.number(of: day.entity.kind.rawValue))
    add(texts.number(of: day.role.rawValue))
    add(texts.number(of: day.roleName))
    add(Int(day.day.number))
    add(day.hits)
    add(day.events)
    add(day.sessions.count)
    for session in day.sessions { add(session, &texts) }
    add(day.volume == nil ? 0 : 1)
    if let volume = day.volume {
      for figure in [volume.location, volume.scale, volume.degreesOfFreedom] { add(figure) }
    }
  }

  /// A figure to single precision.
  private mutating func add(_ figure: Double) { add(Int(Float(figure).bitPattern)) }

  private mutating func add(_ session: JudgedWeek.Session, _ texts: inout TextNumbers) {
    for text in [session.source, session.client, session.country] { add(texts.number(of: text)) }
    add(session.vendors.count)
    for vendor in session.vendors { add(texts.number(of: vendor)) }
    add(session.minutes.lowerBound)
    add(session.minutes.upperBound)
    add(session.events)
    add(session.logTails.count)
    let unusual = session.logTails.indices.filter { session.logTails[$0] != 0 }
    add(unusual.count)
    for place in unusual {
      add(place)
      add(session.logTails[place])
    }
  }
}

/// Reads bytes from first to last and never past the end, whatever they hold.
private struct Scanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number() -> Int? {
    var value: UInt = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << UInt(shift)
      if byte < 0x80 { return Int(value) }
    }
    return nil
  }

  /// As many as a number says, each of at least a byte.
  mutating func list<Element>(_ next: (inout Scanner) -> Element?) -> [Element]? {
    guard let count = number(), count <= bytes.count - position else { return nil }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count {
      guard let element = next(&self) else { return nil }
      list.append(element)
    }
    return list
  }

  mutating func text() -> String? {
    guard let count = number(), count <= bytes.count - position else { return nil }
    defer { position += count }
    return String(validating: bytes[position..<position + count], as: UTF8.self)
  }

  private mutating func text(of texts: [String]) -> String? {
    number().flatMap { texts.indices.contains($0) ? texts[$0] : nil }
  }

  mutating func day(_ texts: [String]) -> JudgedWeek.Day? {
    guard let id = text(of: texts), let kind = text(of: texts).flatMap(Entity.Kind.init),
      let role = text(of: texts).flatMap(EntityRole.Kind.init), let roleName = text(of: texts),
      let day = number().flatMap(Int32.init(exactly:)), let hits = number(), let events = number(),
      let sessions = list({ $0.session(texts) }), let hasVolume = number(), hasVolume <= 1
    else { return nil }
    var volume: JudgedWeek.Volume?
    if hasVolume == 1 {
      guard let kept = self.volume() else { return nil }
      volume = kept
    }
    return JudgedWeek.Day(
      entity: Entity(id: id, kind: kind), role: role, roleName: roleName,
      day: LocalDay(number: day), hits: hits, events: events, sessions: sessions,
      volume: volume)
  }

  private mutating func volume() -> JudgedWeek.Volume? {
    guard let location = figure(), let scale = figure(), let degreesOfFreedom = figure() else {
      return nil
    }
    return JudgedWeek.Volume(
      location: location, scale: scale, degreesOfFreedom: degreesOfFreedom)
  }

  private mutating func figure() -> Double? {
    number().flatMap(UInt32.init(exactly:)).map { Double(Float(bitPattern: $0)) }
  }

  private mutating func session(_ texts: [String]) -> JudgedWeek.Session? {
    guard let source = text(of: texts), let client = text(of: texts),
      let country = text(of: texts), let vendors = list({ $0.text(of: texts) }),
      let first = number(), let last = number(), first <= last, let events = number(),
      let signals = number(), signals <= JudgedWeekCodec.mostSignals,
      let unusual = list({ $0.logTail(of: signals) })
    else { return nil }
    var logTails = [Double](repeating: 0, count: signals)
    for (place, tail) in unusual { logTails[place] = tail }
    return JudgedWeek.Session(
      source: source, client: client, country: country, vendors: vendors, minutes: first...last,
      events: events, logTails: logTails)
  }

  private mutating func logTail(of signals: Int) -> (Int, Double)? {
    guard let place = number(), place < signals, let tail = figure() else { return nil }
    return tail <= 0 ? (place, tail) : nil
  }
}

extension JudgedWeekCodec {
  /// More than there will ever be.
  fileprivate static let mostSignals = 1000
}
