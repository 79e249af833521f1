import Events

extension RecordWalk {
  /// Whether a time can be believed; a record with another is rejected.
  mutating func isPlausible(
    _ time: Timestamp, of record: ByteView, at position: Int
  ) -> Bool {
    if configuration.plausible.contains(time) { return true }
    reject(
      .implausibleTime,
      "\(time) is further from the day of this run than Models/reading.yaml believes",
      record: record, at: position)
    return false
  }

  /// Rejects a record that could not even be reached.
  mutating func rejectUnread(_ failure: ReadFailure, record: ByteView, lines: Int) {
    records += 1
    candidates += 1
    reject(failure.reason, failure.detail, record: record, at: 0)
    line += lines
  }

  mutating func reject(
    _ reason: Rejection.Reason, _ detail: String, record: ByteView, at position: Int
  ) {
    rejections.append(
      Rejection(
        location: SourceLocation(
          file: parser.log.name, line: configuration.countsRecords ? line : nil,
          byteOffset: offset + position),
        reason: reason, detail: detail,
        excerpt: Self.excerpt(of: record, redactor: configuration.redactor)))
  }

  /// The start of a record with its secrets taken out first, so that none is cut in two.
  private static func excerpt(of record: ByteView, redactor: SecretRedactor) -> String {
    let start = record[0..<min(record.count, 2048)].string
    return String(redactor.redacted(start).prefix(160))
  }
}
