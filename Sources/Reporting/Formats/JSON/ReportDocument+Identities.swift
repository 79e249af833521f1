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

    let joined: [Join]
    let ambiguous: [Ambiguity]

    init(_ identities: Report.Identities) {
      joined = identities.joins.map {
        Join(account: $0.account, names: $0.names, inferred: $0.isInferred)
      }
      ambiguous = identities.ambiguities.map {
        Ambiguity(names: $0.names, candidates: $0.candidates)
      }
    }
  }
}
