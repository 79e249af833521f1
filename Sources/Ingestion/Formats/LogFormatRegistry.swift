import Events

/// Every format that Tidewatch reads.
package enum LogFormatRegistry {
  /// In the order in which equal confidence, and which reason to refuse, is decided.
  package static let all: [any LogFormat] = [
    // Before lines of CEF, which its messages may look like.
    CEFOctetFormat(),
    CEFFormat(),
    EntraSignInFormat(),
    EntraCSVFormat(),
    LogAnalyticsFormat(),
    SquidFormat(),
    SquidCombinedFormat(),
    W3CFormat(),
    BlueCoatPairsFormat(),
    ZeekTSVFormat(),
    ZeekJSONFormat(),
    FortiGateFormat(),
    PaloAltoFormat(),
    ZscalerJSONFormat(),
    ZscalerTabFormat(),
    ECSFormat(),
    OCSFFormat(),
    // Last, because they refuse whatever is JSON or CSV, and another's reason says more.
    SentinelNDJSONFormat(),
    SentinelJSONFormat(),
    SentinelCSVFormat(),
  ]

  /// The format of a name; `nil` when there is none.
  package static func named(_ name: String) -> (any LogFormat)? { all.first { $0.name == name } }

  /// The most confident format for an input, or why there is none.
  static func recognise(_ head: InputHead) -> Result<any LogFormat, ReadFailure> {
    var best: (format: any LogFormat, confidence: Int)?
    var refusals: [String] = []
    for format in all {
      switch format.recognise(head) {
      case .no: continue
      case .refused(let reason): refusals.append(reason)
      case .yes(let confidence, _):
        if confidence > best?.confidence ?? 0 { best = (format, confidence) }
      }
    }
    if let best { return .success(best.format) }
    if head.bytes.firstIndex(of: 0) != nil {
      return .failure(ReadFailure(.binaryContent, "holds binary data, not a text log"))
    }
    if let reason = refusals.first { return .failure(ReadFailure(.notThisTable, reason)) }
    let names = all.map(\.name).joined(separator: ", ")
    return .failure(
      ReadFailure(.unknownFormat, "is in none of the formats that are read (\(names))"))
  }
}
