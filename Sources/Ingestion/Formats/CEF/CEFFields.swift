import Events

/// The fields of a CEF extension that the rule and its report need: `src=10.0.0.1 suser=alice …`.
///
/// A value runs until the next ` key=`, so it may hold blanks; a token with a character that no key
/// has (`/`, `?`, `&`, `\`, …) before its `=` belongs to the value.
struct CEFFields {
  enum Key: Int, CaseIterable {
    case source, user, host, url, method, client, received, ended, started, zone

    /// The short key of CEF's dictionary, and the full name that some senders write.
    var names: [StaticString] {
      switch self {
      case .source: ["src", "sourceAddress"]
      case .user: ["suser", "sourceUserName"]
      case .host: ["dhost", "destinationHostName"]
      case .url: ["request", "requestUrl", "requestURL"]
      case .method: ["requestMethod"]
      case .client: ["requestClientApplication"]
      case .received: ["rt", "deviceReceiptTime"]
      case .ended: ["end", "endTime"]
      case .started: ["start", "startTime"]
      case .zone: ["dtz", "deviceTimeZone"]
      }
    }
  }

  /// The known names, those with the same first byte together: a key is compared with few.
  private struct KnownNames {
    private(set) var names: [(key: Key, name: StaticString)] = []
    /// Where in `names` those of each first byte start; one more than there are bytes.
    private(set) var starts: [Int] = [0]

    init() {
      let all = Key.allCases.flatMap { key in key.names.map { (key: key, name: $0) } }
      for byte in UInt8.min...UInt8.max {
        names += all.filter { $0.name.utf8Start.pointee == byte }
        starts.append(names.count)
      }
    }
  }

  private static let known = KnownNames()

  private let known = Self.known
  private var values = [ByteView](repeating: .empty, count: Key.allCases.count)
  /// Whether the extension has any key, known here or not.
  private(set) var hasKeys = false

  /// Finds the fields of an extension; the first of a repeated key stays.
  mutating func read(_ text: ByteView) {
    for index in values.indices { values[index] = .empty }
    var key = Self.nextKey(in: text, from: 0)
    hasKeys = key != nil
    while let current = key {
      let valueStart = current.upperBound + 1
      key = Self.nextKey(in: text, from: valueStart)
      // One blank stands between a value and the key behind it.
      let valueEnd = key.map { $0.lowerBound - 1 } ?? text.count
      keep(key: text[current], value: text[valueStart..<valueEnd])
    }
  }

  /// The bytes of a field as they stand; empty when there is none.
  func raw(_ key: Key) -> ByteView { values[key.rawValue] }

  /// A field as text, its escapes resolved.
  func text(_ key: Key) -> String { Self.unescaped(values[key.rawValue].trimmed) }

  /// The zone that `dtz` names, where it does.
  var zone: LocalClock? {
    let name = text(.zone)
    return name.isEmpty ? nil : NamedClocks.clock(named: name)
  }

  private mutating func keep(key: ByteView, value: ByteView) {
    guard let first = key.first else { return }
    for place in known.starts[Int(first)]..<known.starts[Int(first) + 1]
    where key.equals(known.names[place].name) {
      let field = known.names[place].key.rawValue
      if values[field].isEmpty { values[field] = value }
      return
    }
  }

  /// The next key: characters that keys have, behind a blank and before an `=`. A backslash is none
  /// of them, so an escaped `=` ends no key.
  private static func nextKey(in text: ByteView, from start: Int) -> Range<Int>? {
    var search = start
    while let equals = text.firstIndex(of: ASCII.equals, from: search) {
      if let first = keyStart(in: text, before: equals, notBefore: start) { return first..<equals }
      search = equals + 1
    }
    return nil
  }

  /// Where the key before an `=` starts.
  private static func keyStart(in text: ByteView, before end: Int, notBefore limit: Int) -> Int? {
    var start = end
    while start > limit, isKeyByte(text[start - 1]) { start -= 1 }
    guard start < end, start == 0 || ASCII.isBlank(text[start - 1]) else { return nil }
    // A value may not begin with its own key: something must separate the two.
    return start == limit && limit > 0 ? nil : start
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    if ASCII.isLetter(byte) || ASCII.isDigit(byte) { return true }
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), ASCII.comma,
      ASCII.openBracket, ASCII.closeBracket:
      return true
    default: return false
    }
  }

  /// A value as text: `\=`, `\\`, `\n` and `\r` are escapes; any other backslash stands for itself.
  static func unescaped(_ value: ByteView) -> String {
    value.string { escaped in
      switch escaped {
      case ASCII.equals, ASCII.backslash: escaped
      case UInt8(ascii: "n"): ASCII.newline
      case UInt8(ascii: "r"): ASCII.carriageReturn
      default: nil
      }
    }
  }
}
