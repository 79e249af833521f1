/// Every difference to another project's answer that stands, and why.
enum ExplainedDifferences {
  static let all = [
    ExplainedDifference(
      file: "cef-logstash/cases.ndjson", record: 39, field: "events",
      why: "a field that is not UTF-8 loses its text, not its record: each foreign byte becomes"
        + " U+FFFD, so that one odd field cannot hide an access",
      decision: .oursKept),
    unreadableTime(record: 61),
    unreadableTime(record: 62),
    ExplainedDifference(
      file: "cef-logstash/timestamps.ndjson", record: 8, field: "instant",
      why: "month names are read in English only, in which log writers are set; the specification"
        + " takes another language's from the machine that it runs on",
      decision: .oursKept),
    ExplainedDifference(
      file: "zeek-baselines/frameworks.logging.json-non-printable-escaping/http.log.json",
      record: 3, field: "url",
      why: "Zeek's JSON writes a control byte and the text of its escape alike, its text form keeps"
        + " them apart; each is read as it stands",
      decision: .theirsOtherConvention),
  ]

  /// The encoder's cases put one word into every field, times among them.
  private static func unreadableTime(record: Int) -> ExplainedDifference {
    ExplainedDifference(
      file: "cef-logstash/cases.ndjson", record: record, field: "events",
      why: "rt holds a word that is no time; the specification keeps any text, but a record whose"
        + " own time cannot be read is rejected rather than given another",
      decision: .oursKept)
  }
}
