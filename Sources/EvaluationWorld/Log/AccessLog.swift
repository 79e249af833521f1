import Events

/// What logs would have had of one entity: a row for each access, and its ordinary work as sketches.
///
///     for log in organisation.logs {
///       for row in log.rows { /* row.event, so many times as row.count says */ }
///     }
package struct AccessLog: Sendable {
  package struct Row: Sendable {
    /// As a parser would have made it: without its canonical vendor, with secrets in the URL.
    package var event: AccessEvent
    /// How often the same row stands there, at least 1.
    package var count: Int
  }

  package let entity: Entity
  private let accesses: [Access]
  private let elsewhere: [Elsewhere]
  private let vendors: [Vendor]

  /// - Parameters:
  ///   - vendors: as the market places them.
  ///   - assembler: what says which days the logs have.
  init(
    of entity: Entity, accesses: [Access], elsewhere: [Elsewhere], vendors: [Vendor],
    by assembler: DayAssembler
  ) {
    self.entity = entity
    self.vendors = vendors
    self.accesses = accesses.filter { assembler.covers($0.seconds) }
    self.elsewhere = elsewhere.map { seen in
      var seen = seen
      seen.quarters = seen.quarters.filter { assembler.covers($0 * Sighting.seconds) }
      return seen
    }
  }

  /// The rows by time; of those in one second the earlier written first.
  ///
  /// An access that no log could show, as the vendor has no domain or no application, has none.
  package var rows: [Row] {
    accesses.enumerated().sorted {
      ($0.element.seconds, $0.offset) < ($1.element.seconds, $1.offset)
    }
    .compactMap { _, access in
      access.event(of: entity, at: vendors[access.vendor]).map {
        Row(event: $0, count: access.count)
      }
    }
  }

  /// What the account did elsewhere, by UTC day in days since 1970; nothing for a host, which is no
  /// account.
  package var sketches: [Int32: ContextSketch] {
    guard entity.kind != .host else { return [:] }
    var sketches: [Int32: ContextSketch] = [:]
    for seen in elsewhere {
      let days = Dictionary(grouping: seen.quarters) { $0.flooredDivision(by: QuarterSet.count) }
      for (day, quarters) in days {
        let quarters = QuarterSet(quarters.map { $0 - day * QuarterSet.count })
        sketches[Int32(clamping: day), default: ContextSketch()].add(seen, at: quarters)
      }
    }
    return sketches
  }
}

extension ContextSketch {
  fileprivate mutating func add(_ seen: Elsewhere, at quarters: QuarterSet) {
    active.formUnion(quarters)
    for source in seen.sources { add(source, of: .source, at: quarters) }
    for country in seen.countries { add(country, of: .country, at: quarters) }
    for client in seen.clients { add(client, of: .client, at: quarters) }
  }
}
