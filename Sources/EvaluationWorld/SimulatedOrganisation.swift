import Events

/// A simulated organisation as the pipeline would have read it from its logs, and the truth about it.
///
///     let organisation = SimulatedOrganisation(
///       parameters: WorldParameters(seed: 1), vendors: policies.vendors.vendors)
///     organisation.activities   // one for each entity, for the scorer
package struct SimulatedOrganisation: Sendable {
  /// One attack on one entity's day.
  package struct Truth: Hashable, Sendable {
    /// A number within the world.
    package var attack: Int
    package var kind: AttackKind
    /// 0 for as quiet as this kind can be, 1 for as loud.
    package var loudness: Double
    package var entity: String
    package var day: LocalDay
    /// Hits of the attack on that day.
    package var hits: Int
  }

  /// An entity on a day.
  package struct EntityDay: Hashable, Sendable {
    package var entity: String
    package var day: LocalDay

    package init(entity: String, day: LocalDay) {
      self.entity = entity
      self.day = day
    }
  }

  package let parameters: WorldParameters
  /// Ascending by entity.
  package private(set) var activities: [EntityActivity] = []
  /// Ascending by day, entity and attack.
  package private(set) var truth: [Truth] = []
  /// The benign events that show on an entity's day.
  package private(set) var benign: [EntityDay: Set<BenignClass>] = [:]
  /// What each entity really is: `analyst`, `employee`, `feed`.
  package private(set) var occupations: [String: String] = [:]
  /// What logs would have had of everybody who did anything, ascending by entity; empty unless asked for.
  package private(set) var logs: [AccessLog] = []
  package let scored: ClosedRange<LocalDay>
  /// By entity, the zone of the clock by which its days are told.
  private var zones: [String: String] = [:]

  /// The zone that the organisation's days are told by.
  package var timeZone: String { setting.offices[0].zone }

  let setting: Setting
  let keepsQuietDays: Bool
  private let keepsLogs: Bool

  /// - Parameters:
  ///   - vendors: as `Models/vendors.yaml` has them; at least one.
  ///   - without: classes of benign events that do not happen.
  ///   - hasAttacks: whether anybody means harm.
  ///   - keepsQuietDays: whether days without an access are there for their context.
  ///   - keepsLogs: whether `logs` are kept, too.
  package init(
    parameters: WorldParameters, vendors: [Vendor], without: Set<BenignClass> = [],
    hasAttacks: Bool = true, attackLeftOut: Int? = nil, keepsQuietDays: Bool = false,
    keepsLogs: Bool = false
  ) {
    self.parameters = parameters
    self.keepsQuietDays = keepsQuietDays
    self.keepsLogs = keepsLogs
    setting = Setting(parameters: parameters, vendors: vendors, without: without)
    scored =
      setting.date(parameters.firstScored)...setting.date(parameters.days - 1)
    let events = OrganisationEvents(setting)
    let roster = Roster(setting)
    let automations = Automation.all(setting)
    var attacks: [Attack] = []
    if hasAttacks {
      attacks = AttackPlanner(setting: setting, people: roster.people, automations: automations)
        .attacks().filter { $0.number != attackLeftOut }
    }
    let byEntity = Dictionary(
      attacks.map { ($0.entity, $0) }, uniquingKeysWith: { first, _ in first })
    for person in roster.people {
      addPerson(person, events: events, attack: byEntity[person.id], keyOwner: automations.first)
    }
    for automation in automations { addAutomation(automation, attack: byEntity[automation.id]) }
    let known = Set(automations.map(\.id))
    for attack in attacks where attack.kind == .serverImplant && !known.contains(attack.entity) {
      addServer(attack)
    }
    activities.sort { $0.entity < $1.entity }
    logs.sort { $0.entity < $1.entity }
    truth.sort { ($0.day, $0.entity, $0.attack) < ($1.day, $1.entity, $1.attack) }
  }

  /// The public holidays of the offices with their zones, ascending by day; none where nobody keeps any.
  package var holidays: [(day: LocalDay, zone: String)] {
    guard setting.benign.contains(.holiday) else { return [] }
    return (0..<setting.days).flatMap { day in
      setting.offices.filter { setting.isHoliday(day, at: $0) }
        .map { (day: setting.date(day), zone: $0.zone) }
    }
  }

  /// Gives each entity its days of rest.
  ///
  /// - Parameter restDays: those of a role in a zone.
  package mutating func giveRest(_ restDays: (EntityRole.Kind, String) -> RestDays) {
    for place in activities.indices {
      let activity = activities[place]
      activities[place].restDays = restDays(
        activity.role.kind, zones[activity.entity.id] ?? "UTC")
    }
  }

  private mutating func addPerson(
    _ person: Person, events: OrganisationEvents, attack: Attack?, keyOwner: Automation?
  ) {
    let timeline = Timeline(of: person, in: setting, events: events)
    let activity = PersonActivity(
      timeline, setting: setting, events: events, keyOwner: keyOwner?.id)
    let context = PersonContext(timeline: timeline, setting: setting)
    var accesses: [Access] = []
    var elsewhere: [Elsewhere] = []
    let harm = attack.map {
      PersonAttack(attack: $0, timeline: timeline, setting: setting, keyOwner: keyOwner).carryOut()
    }
    for day in 0..<setting.days {
      let (own, classes) = activity.accesses(on: day)
      if !classes.isEmpty {
        benign[EntityDay(entity: person.id, day: setting.date(day))] = classes
      }
      accesses += own
      accesses += harm?.accesses[day] ?? []
      if let seen = context.elsewhere(on: day, with: own) { elsewhere.append(seen) }
      if let seen = harm?.elsewhere[day] { elsewhere.append(seen) }
    }
    add(
      Entity(id: person.id, kind: .user), occupation: person.role.rawValue, accesses: accesses,
      elsewhere: elsewhere, zone: timeline.seenZone, attack: attack
    ) { RoleGuess.role(of: person, past: $0) }
  }

  private mutating func addAutomation(_ automation: Automation, attack: Attack?) {
    let activity = AutomationActivity(automation, setting: setting)
    var accesses: [Access] = []
    var elsewhere: [Elsewhere] = []
    let harm = attack.map {
      ServiceAttack(attack: $0, activity: activity, setting: setting).carryOut()
    }
    for day in 0..<setting.days {
      let (own, classes) = activity.accesses(on: day)
      if !classes.isEmpty {
        benign[EntityDay(entity: automation.id, day: setting.date(day))] = classes
      }
      accesses += own
      accesses += harm?[day] ?? []
      if let seen = activity.elsewhere(on: day) { elsewhere.append(seen) }
    }
    add(
      Entity(id: automation.id, kind: automation.isHost ? .host : .service),
      occupation: automation.kind.rawValue, accesses: accesses, elsewhere: elsewhere,
      zone: setting.offices[0].zone, attack: attack
    ) { RoleGuess.role(of: automation, past: $0) }
  }

  private mutating func addServer(_ attack: Attack) {
    let harm = ServiceAttack(attack: attack, activity: nil, setting: setting).carryOut()
    add(
      Entity(id: attack.entity, kind: .host), occupation: "server",
      accesses: harm.sorted { $0.key < $1.key }.flatMap(\.value), elsewhere: [],
      zone: setting.offices[0].zone, attack: attack
    ) { _ in .unknown }
  }

  private mutating func add(
    _ entity: Entity, occupation: String, accesses: [Access], elsewhere: [Elsewhere], zone: String,
    attack: Attack?, role: (ArraySlice<DayActivity>) -> EntityRole
  ) {
    let assembler = DayAssembler(
      clock: setting.clock(zone), vendorIDs: setting.market.ids,
      days: setting.firstDay...scored.upperBound, firstScored: scored.lowerBound)
    if keepsLogs {
      logs.append(
        AccessLog(
          of: entity, accesses: accesses, elsewhere: elsewhere, vendors: setting.market.vendors,
          by: assembler))
    }
    let result = assembler.assemble(accesses)
    guard let first = result.days.first else { return }
    var contexts = assembler.contexts(elsewhere)
    var days = result.days
    for place in days.indices {
      days[place].context = contexts.removeValue(forKey: days[place].day)
    }
    let past = days[..<(days.firstIndex { $0.day >= scored.lowerBound } ?? days.count)]
    let guess = role(past)
    if keepsQuietDays {
      for (day, context) in contexts where setting.firstDay <= day && day <= scored.upperBound {
        var quiet = DayActivity(day: day)
        quiet.context = context
        days.append(quiet)
      }
      days.sort { $0.day < $1.day }
    }
    var activity = EntityActivity(
      entity: entity, firstSeen: first.day, days: days, gaps: result.gaps)
    activity.role = guess
    activities.append(activity)
    occupations[entity.id] = occupation
    zones[entity.id] = zone
    guard let attack else { return }
    for (day, hits) in result.attackHits {
      for (number, hits) in hits where number == attack.number {
        truth.append(
          Truth(
            attack: number, kind: attack.kind, loudness: attack.loudness, entity: entity.id,
            day: day, hits: hits))
      }
    }
  }
}
