import Events

/// Sign-ins as Microsoft Entra itself gives them: pages of Microsoft Graph's `/auditLogs/signIns`,
/// the portal's JSON download, and diagnostic settings to storage or an event hub.
struct EntraSignInFormat: LogFormat {
  let name = "entra-signins"
  let summary = "sign-ins of Microsoft Graph, the Entra portal (JSON) or diagnostic settings"
  let framing = RecordFraming.jsonObjects
  let escaping = CandidateSearch.Escaping.json
  let signIns = SignInRecords.containing("userPrincipalName")
  let headerRecords = 0

  private static let sampled = 20

  func recognise(_ head: InputHead) -> Recognition {
    guard let first = head.bytes.trimmed.first,
      first == ASCII.openBracket || first == ASCII.openBrace
    else { return .no }
    var parser = EntraSignInParser(times: TimeParser(reference: Timestamp(ticks: 0)))
    var refusal: String?
    var position = 0
    for _ in 0..<Self.sampled {
      guard
        let record = framing.nextRecord(in: head.bytes, from: position, isFinal: false)
      else { break }
      position = record.next
      switch parser.kind(of: head.bytes[record.range]) {
      case .signIn(let evidence): return .yes(confidence: 85, evidence: evidence)
      case .other(let reason): refusal = refusal ?? reason
      case .unknown: continue
      }
    }
    return refusal.map { .refused($0) } ?? .no
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    EntraSignInParser(times: times)
  }
}
