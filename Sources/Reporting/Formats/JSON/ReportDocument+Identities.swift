extension ReportDocument {
  struct Identities: Encodable {
    struct Join: Encodable {
      let account: String
      let names: [String]
      let inferred: Bool
    }

    struct Ambiguity: Encodable {
      let names: [String]
      let candidates: [String]
    }

    struct Attribution: Encodable {
      let account: String
      let source: String
      let events: Int
    }

    struct Clock: Encodable {
      let account: String
      let timezone: String
      let reason: String
      let days: Int
      let daysKnown: Int
    }

    let joined: [Join]
    let ambiguous: [Ambiguity]
    let attributed: [Attribution]
    let clocks: [Clock]

    init(_ identities: Report.Identities) {
      joined = identities.joins.map {
        Join(account: $0.account, names: $0.names, inferred: $0.isInferred)
      }
      ambiguous = identities.ambiguities.map {
        Ambiguity(names: $0.names, candidates: $0.candidates)
      }
      attributed = identities.attributions.map {
        Attribution(account: $0.account, source: $0.source, events: $0.events)
      }
      clocks = identities.clocks.map {
        Clock(
          account: $0.account, timezone: $0.timeZone, reason: $0.reason, days: $0.days,
          daysKnown: $0.daysKnown)
      }
    }
  }
}
