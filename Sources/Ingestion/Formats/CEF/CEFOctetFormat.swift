/// CEF in a stream of octet-counted syslog messages, without line ends between them or with some inside.
struct CEFOctetFormat: LogFormat {
  let name = "cef-octets"
  let summary = "CEF in octet-counted syslog (RFC 6587), messages one after another"
  let framing = RecordFraming.octetCounted
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let bytes = head.bytes
    guard let first = OctetFraming.message(in: bytes, at: 0), first.upperBound <= bytes.count,
      CEFHeader(in: bytes[first]) != nil
    else { return .no }
    // Counted messages that are also lines are read as lines.
    let isLine =
      first.upperBound < bytes.count && bytes[first.upperBound] == ASCII.newline
      && bytes[first].firstIndex(of: ASCII.newline) == nil
    let isCounted =
      first.upperBound == bytes.count
      || OctetFraming.message(in: bytes, at: first.upperBound) != nil
    guard !isLine, isCounted || bytes[first].firstIndex(of: ASCII.newline) != nil else {
      return .no
    }
    return .yes(
      confidence: 100, evidence: "the first message is as long as the count before it says")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    CEFParser(times: times)
  }
}
