import Events

extension ReportDocument {
  struct EntityRecord: Encodable {
    let id: String
    let kind: String

    init(_ entity: Entity) {
      id = entity.id
      kind = entity.kind.rawValue
    }
  }

  struct RoleRecord: Encodable {
    struct Trait: Encodable {
      let name: String
      let value: Double
      let threshold: Double
    }

    let kind: String
    let name: String
    let basis: String
    let traits: [Trait]

    init(_ role: EntityRole) {
      kind = role.kind.rawValue
      name = role.name
      basis = role.basis.rawValue
      traits = role.traits.map { trait in
        Trait(
          name: trait.name, value: trait.value.rounded(toPlaces: 4) ?? 0,
          threshold: trait.threshold)
      }
    }
  }

  struct Learning: Encodable {
    let daysKnown: Int
    let daysNeeded: Int

    init(_ learning: Finding.Learning) {
      daysKnown = learning.daysKnown
      daysNeeded = learning.daysNeeded
    }
  }

  struct ThinBaseline: Encodable {
    let entity: EntityRecord
    let daysKnown: Int
    let daysNeeded: Int
    let daysMissing: Int
    let findings: Int

    init(_ thin: Report.ThinBaseline) {
      entity = EntityRecord(thin.entity)
      daysKnown = thin.learning.daysKnown
      daysNeeded = thin.learning.daysNeeded
      daysMissing = thin.daysMissing
      findings = thin.findings
    }
  }
}
