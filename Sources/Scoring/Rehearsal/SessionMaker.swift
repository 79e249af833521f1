import Events
import Policies
import Seeded

/// Makes the sessions of procedures.
struct SessionMaker {
  /// Ids of all vendors there are.
  let vendors: [String]
  /// Where sessions from abroad come from.
  let countries: [String]
  let keys: KnownKeys

  /// One attack on one entity: what it keeps from day to day.
  struct Attack {
    fileprivate let procedure: ProcedurePolicy.Procedure
    fileprivate let own: OwnWays
    /// `nil` for the entity's own.
    fileprivate var source: String?
    fileprivate var country: String?
    fileprivate var vendors: [String]?
    fileprivate var keys: [String]?
  }

  /// - Returns: `nil` where the entity leaves nothing that the procedure needs: it knows every vendor, or
  ///   was in every country.
  func attack(
    _ procedure: ProcedurePolicy.Procedure, of own: OwnWays, using stream: inout SeededStream
  ) -> Attack? {
    var attack = Attack(procedure: procedure, own: own)
    if procedure.source == .new { attack.source = own.newSource(using: &stream) }
    switch procedure.country {
    case .own: break
    case .code(let code): attack.country = code
    case .new:
      guard let country = stream.any(of: countries.filter({ !own.countries.contains($0) })) else {
        return nil
      }
      attack.country = country
    }
    switch procedure.vendors {
    case .own: break
    case .named(let ids): attack.vendors = ids
    case .neverUsed(let count):
      let unused = stream.some(count, of: vendors.filter { !own.vendors.contains($0) })
      guard !unused.isEmpty else { return nil }
      attack.vendors = unused
    }
    let new = "rehearsed-" + String(stream.next(), radix: 16)
    switch procedure.key {
    case .none: attack.keys = []
    case .own: break
    case .new: attack.keys = [new]
    case .ofAnother: attack.keys = [keys.another(than: own.keys, using: &stream) ?? new]
    }
    return attack
  }
}

extension SessionMaker.Attack {
  /// The sessions of one day.
  ///
  /// - Parameter real: what the entity really does on the day, if anything.
  func sessions(
    on day: LocalDay, like real: DayActivity?, using stream: inout SeededStream
  ) -> [Session] {
    let requests = stream.magnitude(procedure.requests)
    let peak = stream.magnitude(procedure.peak)
    let count = min(stream.integer(procedure.sessions), requests)
    guard let today = own.session(like: real, using: &stream) else { return [] }
    return (0..<count).compactMap { place in
      guard let usual = own.usualSession(on: day, using: &stream) else { return nil }
      let events = requests * (place + 1) / count - requests * place / count
      var session = Session(
        minutes: minutes(events: events, peak: peak, like: usual, using: &stream),
        source: source ?? today.source, client: procedure.client ?? today.client,
        isScripted: procedure.isScripted || procedure.client == nil && today.isScripted,
        country: country ?? today.country)
      // The rule returns every request to a vendor, and every risky sign-in.
      session.events = events
      session.hits = events
      session.peak = min(events, peak)
      session.apiCalls = procedure.isAPI ? events : 0
      session.riskySignIns = procedure.isRiskySignIn ? events : 0
      session.vendors = Self.spread(events, over: vendors ?? usual.vendors.keys.sorted())
      session.keys = keys ?? today.keys
      return session
    }
  }

  /// From a start within the procedure's hours, for as long as so many requests take.
  private func minutes(
    events: Int, peak: Int, like usual: Session, using stream: inout SeededStream
  ) -> ClosedRange<Int> {
    let start: Int
    switch procedure.hours {
    case .own: start = usual.minutes.lowerBound
    case .between(let from, let to):
      let hours = (to - from + 23) % 24 + 1
      start = (from * 60 + stream.integer(0...(hours * 60 - 1))) % Session.minutesOfDay
    }
    let rest = stream.integer(0...min(9, events - 1))
    return Session.minutes(from: start, lasting: (events - 1) / peak * 10 + rest)
  }

  private static func spread(_ events: Int, over vendors: [String]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for place in 0..<events where !vendors.isEmpty {
      counts[vendors[place % vendors.count], default: 0] += 1
    }
    return counts
  }
}

extension Session {
  static let minutesOfDay = 1440

  /// Minutes of one day; what would reach past its end begins earlier.
  static func minutes(from start: Int, lasting length: Int) -> ClosedRange<Int> {
    let length = min(length, minutesOfDay - 1)
    let first = min(start, minutesOfDay - 1 - length)
    return first...(first + length)
  }
}
