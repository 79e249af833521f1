import Events

/// The hits behind a finding, those that differ only in time and URL gathered in one row.
///
/// A script that asks 400 times for one report after another is one row with a count, so that the
/// one request from another address is not buried. The rows do not depend on the order in which
/// the hits come.
package struct Evidence: Hashable, Sendable {
  /// Hits that are alike.
  package struct Row: Hashable, Sendable {
    /// The earliest of them; its URL stands for all.
    package var hit: Hit
    /// How many there are.
    package var count: Int
    /// The time of the latest.
    package var last: Timestamp

    package init(hit: Hit, count: Int, last: Timestamp) {
      self.hit = hit
      self.count = count
      self.last = last
    }
  }

  /// The first rows by time.
  package private(set) var rows: [Row]
  /// Rows beyond the limit.
  package private(set) var omittedRows: Int
  /// Hits in those rows.
  package private(set) var omittedHits: Int

  /// - Parameters:
  ///   - hits: The hits of one finding, each with how often it occurs.
  ///   - limit: The greatest number of rows kept.
  package init(hits: [(hit: Hit, count: Int)], limit: Int) {
    var alike: [Hit: Row] = [:]
    for (hit, count) in hits {
      alike[hit.kind, default: Row(hit: hit, count: 0, last: hit.event.time)].add(hit, count)
    }
    let all = alike.values.sorted { $0.hit.precedes($1.hit) }
    self.init(rows: all, limit: limit)
  }

  /// The first rows of sorted ones.
  private init(rows: [Row], limit: Int) {
    let omitted = rows.dropFirst(limit)
    self.rows = Array(rows.prefix(limit))
    self.omittedRows = omitted.count
    self.omittedHits = omitted.reduce(0) { $0 + $1.count }
  }

  /// The same evidence with at most `limit` rows; what is cut is counted.
  func prefix(_ limit: Int) -> Self {
    var shorter = Self(rows: rows, limit: limit)
    shorter.omittedRows += omittedRows
    shorter.omittedHits += omittedHits
    return shorter
  }
}

extension Evidence.Row {
  fileprivate mutating func add(_ other: Hit, _ count: Int) {
    self.count += count
    last = max(last, other.event.time)
    if other.precedes(hit) { hit = other }
  }
}

extension Hit {
  /// What hits of one row have in common.
  fileprivate var kind: Hit {
    var kind = self
    kind.event.time = Timestamp(ticks: 0)
    kind.event.url = ""
    return kind
  }

  /// A total order: by time, then by everything else that a hit has.
  fileprivate func precedes(_ other: Hit) -> Bool {
    if event.time != other.event.time { return event.time < other.event.time }
    return orderedFields.lexicographicallyPrecedes(other.orderedFields)
  }

  private var orderedFields: [String] {
    [
      event.channel.code, event.target, event.url, event.vendor, event.source, event.user,
      event.client, event.method, event.country, event.risk, event.networkDetails,
      event.conditionalAccess, event.resultType, event.deviceVendor, event.deviceProduct,
      entity.id, entity.kind.rawValue, "\(isAPICall)", "\(isScriptedClient)", "\(isLookalike)",
      "\(isAttributed)",
    ]
  }
}
