/// The fields of a line of Squid's native log, as far as they matter.
struct SquidLine {
  let time: ByteView
  let client: ByteView
  let method: ByteView
  let url: ByteView
  let user: ByteView
  /// Whether the appliance's decision, `DEFAULT_CASE_12-Policy-…`, stands behind Squid's fields.
  let isOfCisco: Bool

  private static let fieldCount = 10
  /// Words of a syslog header before the first field.
  private static let mostBefore = 6

  /// - Returns: `nil` for a line that has not the ten fields, or not a result such as `TCP_MISS/200`.
  init?(_ line: ByteView) {
    let words = Self.words(of: line, atMost: Self.mostBefore + Self.fieldCount + 3)
    guard let start = words.indices.prefix(Self.mostBefore).first(where: { Self.isTime(words[$0]) })
    else { return nil }
    var fields = Array(words[start...])
    // One of the appliance's layouts has a column before the client's and one behind the URL's.
    if fields.count > Self.fieldCount + 2, fields[2].equals("-") {
      fields.remove(at: 8)
      fields.remove(at: 2)
    }
    guard fields.count >= Self.fieldCount, Self.isResult(fields[3]),
      fields[8].firstIndex(of: UInt8(ascii: "/")) != nil || fields[8].equals("-")
    else { return nil }
    time = fields[0]
    client = fields[2]
    method = fields[5]
    url = fields[6]
    user = fields[7]
    isOfCisco = fields.count > Self.fieldCount && Self.isDecision(fields[Self.fieldCount])
  }

  /// A tunnel to `host:443` has a host and no URL.
  var isTunnel: Bool {
    if url.hasPrefix("tunnel://") { return true }
    return method.equals("CONNECT") && url.firstRange(of: "://") == nil
  }

  private static func words(of line: ByteView, atMost most: Int) -> [ByteView] {
    var words: [ByteView] = []
    var position = 0
    while words.count < most {
      while position < line.count, ASCII.isBlank(line[position]) { position += 1 }
      guard position < line.count else { break }
      let end = line.firstIndex(of: ASCII.space, from: position) ?? line.count
      words.append(line[position..<end])
      position = end
    }
    return words
  }

  /// Seconds since 1970 with a fraction: `1794820467.123`.
  private static func isTime(_ word: ByteView) -> Bool {
    var cursor = ByteCursor(word)
    guard let seconds = cursor.number(atMost: 12), seconds.digits >= 9,
      cursor.next == UInt8(ascii: "."), cursor.fraction() != nil
    else { return false }
    return cursor.isAtEnd
  }

  /// `TCP_MISS/200`, `NONE/504`.
  private static func isResult(_ word: ByteView) -> Bool {
    guard let slash = word.firstIndex(of: UInt8(ascii: "/")), slash > 0 else { return false }
    let name = word[..<slash]
    return name.firstIndex(of: UInt8(ascii: "_")) != nil || name.equals("NONE")
  }

  /// The decision, the rules and the groups with hyphens between: six of them at least.
  private static func isDecision(_ word: ByteView) -> Bool {
    guard let hyphen = word.firstIndex(of: UInt8(ascii: "-")),
      word[..<hyphen].firstIndex(of: UInt8(ascii: "_")) != nil
    else { return false }
    return word.count(of: UInt8(ascii: "-")) >= 6
  }
}
