/// Who is attacked when and how; depends on the seed and the entities alone, not on benign events.
struct AttackPlanner {
  let setting: Setting
  let people: [Person]
  let automations: [Automation]

  private var firstScored: Int { setting.parameters.firstScored }

  func attacks() -> [Attack] {
    var mix = setting.stream("attacks/mix")
    let weights = AttackKind.allCases.map { _ in mix.gamma(shape: 2) }
    // Entities of the base population only, so that new hires can be left out.
    let known = people.filter { $0.arrival == nil }
    var taken: Set<String> = []
    var attacks: [Attack] = []
    for week in 0..<setting.parameters.scoredWeeks {
      var stream = setting.stream("attacks/week", week)
      let count = min(5, stream.poisson(setting.parameters.attacksPerWeek))
      for _ in 0..<count {
        let number = attacks.count
        let kind = AttackKind.allCases[stream.index(weights: weights)]
        let day = firstScored + week * 7 + stream.index(weights: [3, 3, 3, 3, 3, 1.5, 1.5])
        let loudness = stream.unit()
        let candidates = targets(of: kind, on: day, among: known).filter { !taken.contains($0) }
        guard !candidates.isEmpty else { continue }
        let entity = stream.pick(candidates)
        taken.insert(entity)
        attacks.append(
          Attack(number: number, kind: kind, entity: entity, day: day, loudness: loudness))
      }
    }
    return attacks
  }

  /// The entities that a kind of attack can use on a day.
  private func targets(of kind: AttackKind, on day: Int, among people: [Person]) -> [String] {
    func some(_ fits: (Person) -> Bool) -> [String] {
      people.filter { !$0.isDormant && $0.isEmployed(on: day) && fits($0) }.map(\.id)
    }
    switch kind {
    case .analystAbroad:
      return some { $0.role == .analyst || $0.role == .hunter || $0.role == .responder }
    case .employeeReplay, .employeeImplant:
      return some { $0.role == .employee }
    case .apiByHand:
      return some { $0.role != .hunter && $0.role != .redTeam }
    case .scriptedBulk:
      return some { $0.role != .employee || $0.number % 3 == 0 }
    case .keyMisuse:
      return some { $0.role == .administrator || $0.role == .employee && $0.number % 5 == 0 }
    case .slowAndLow:
      return some { $0.role != .employee }
    case .insiderRecon:
      return some { [.administrator, .devSecOps, .vulnerability, .employee].contains($0.role) }
    case .adminHeadless:
      return some { $0.role == .administrator || $0.role == .devSecOps }
    case .blend:
      return some { $0.role != .employee && $0.activity > 0.3 }
    case .leaverBulk:
      return people.filter {
        !$0.isDormant && $0.role != .employee && $0.lastDay >= day && $0.lastDay - day < 21
      }.map(\.id)
    case .dormantReturn:
      return people.filter(\.isDormant).map(\.id)
    case .buildHost:
      return automations.filter { $0.kind == .build && $0.firstDay < day }.map(\.id)
    case .serviceTakeover:
      return automations.filter { !$0.isHost && $0.firstDay < day - 14 }.map(\.id)
    case .serverImplant:
      let quiet = automations.filter { $0.kind == .server }.map(\.id)
      return quiet + (0..<8).map { "host:10.\(setting.offices[0].network).240.\(20 + $0)" }
    }
  }
}
