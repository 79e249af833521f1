import Events

extension Rejection.Reason {
  /// What to do about it, in one sentence.
  package var remedy: String {
    switch self {
    case .unknownFormat:
      "Export as CEF, or as CommonSecurityLog or SigninLogs in NDJSON or CSV with column names."
    case .unreadableFile:
      "Check that the file exists and that this account may read it."
    case .corruptContainer:
      "Copy or export the compressed file again; what came before the damage was read."
    case .expandsTooFar:
      "Unpack it yourself if it is trusted, or raise the limit in Models/reading.yaml."
    case .binaryContent:
      "This is no text log; take it off the list of inputs."
    case .recordTooLong:
      "Look for a missing line break or an unclosed quote before this place."
    case .truncatedRecord:
      "The export ended in the middle of a record; export that span again."
    case .malformedRecord:
      "Compare the record with the format's rules; the exporter may escape values wrongly."
    case .notThisTable:
      "The record is of another table; nothing is lost if that is expected."
    case .missingTime:
      "Add the time column (TimeGenerated, or rt, end or start in CEF) to the export."
    case .unreadableTime:
      "Export times as ISO 8601 with a zone."
    case .absurdTime:
      "Check the clock and the time format of the device that wrote the record."
    case .implausibleTime:
      "Check that device's clock; for an old archive raise max_days_old in Models/reading.yaml."
    }
  }
}
