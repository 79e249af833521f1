import Events

extension SimulatedOrganisation {
  /// What happened, as CSV in the columns of Data/sample/truth.csv, by day, entity and kind.
  ///
  ///     entity,day,kind,malicious,note
  ///     ada.abel@corp.example,2026-10-14,api-by-hand,true,A3 with loudness 0.41 and 12 hits
  ///     ben.brandt@corp.example,2026-10-14,travel,false,
  ///
  /// A day with several benign events has a row for each; ordinary days have none. Days are those of
  /// the entity's own clock, on which an act begins.
  package var truthTable: String {
    let attacks = truth.map { truth in
      let loudness = (truth.loudness * 100).rounded() / 100
      return TruthRow(
        day: truth.day, entity: truth.entity, kind: truth.kind.rawValue, isMalicious: true,
        note: "A\(truth.attack) with loudness \(loudness) and \(truth.hits) hits")
    }
    let harmless = benign.flatMap { key, classes in
      classes.map {
        TruthRow(day: key.day, entity: key.entity, kind: $0.rawValue, isMalicious: false, note: "")
      }
    }
    let rows = (attacks + harmless).sorted {
      ($0.day, $0.entity, $0.kind, $0.note) < ($1.day, $1.entity, $1.kind, $1.note)
    }
    return (["entity,day,kind,malicious,note"] + rows.map(\.csv)).joined(separator: "\n") + "\n"
  }
}

/// One row; no field of a world has a comma or a quote in it.
private struct TruthRow {
  var day: LocalDay
  var entity: String
  var kind: String
  var isMalicious: Bool
  var note: String

  var csv: String { "\(entity),\(day),\(kind),\(isMalicious),\(note)" }
}
