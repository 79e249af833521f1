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

  /// The known names, those with the same first byte and length together: a key is compared with few.
  private struct KnownNames {
    private(set) var names: [(key: Key, name: StaticString)] = []
    /// Where in `names` those of each bucket start; one more than there are buckets.
    private(set) var starts: [Int] = [0]

    init() {
      let all = Key.allCases.flatMap { key in key.names.map { (key: key, name: $0) } }
      for bucket in 0..<1024 {
        names += all.filter {
          Self.bucket(first: $0.name.utf8Start.pointee, length: $0.name.utf8CodeUnitCount) == bucket
        }
        starts.append(names.count)
      }
    }

    @inline(__always)
    static func bucket(first: UInt8, length: Int) -> Int { Int(first & 31) << 5 | length & 31 }

    /// The known key that a name stands for.
    @inline(__always)
    func key(named name: ByteView) -> Key? {
      guard let first = name.first else { return nil }
      let bucket = Self.bucket(first: first, length: name.count)
      for place in starts[bucket]..<starts[bucket + 1] where name.equals(names[place].name) {
        return names[place].key
      }
      return nil
    }
  }

  private static let known = KnownNames()

  private let known = Self.known
  private let keyBytes = Self.keyBytes
  private var values = [ByteView](repeating: .empty, count: Key.allCases.count)
  /// Whether the extension has any key, known here or not.
  private(set) var hasKeys = false

  /// Finds the fields of an extension; the first of a repeated key stays.
  mutating func read(_ text: ByteView) {
    let nothing = ByteView.empty
    for index in values.indices { values[index] = nothing }
    var key = nextKey(in: text, from: 0)
    hasKeys = key != nil
    while let current = key {
      let valueStart = current.upperBound + 1
      key = nextKey(in: text, from: valueStart)
      // One blank stands between a value and the key behind it.
      let valueEnd = key.map { $0.lowerBound - 1 } ?? text.count
      keep(key: text[current], value: text[valueStart..<valueEnd])
    }
  }

  /// The bytes of a field as they stand; empty when there is none.
  func raw(_ key: Key) -> ByteView { values[key.rawValue] }

  /// A field as text, its escapes resolved.
  func text(_ key: Key) -> String { Self.unescaped(values[key.rawValue].trimmed) }

  /// The same for a field whose values repeat from event to event.
  func text(_ key: Key, from memory: inout TextMemory) -> String {
    let value = values[key.rawValue].trimmed
    let isPlain = value.firstIndex(of: ASCII.backslash) == nil
    return isPlain ? memory.string(of: value) : Self.unescaped(value)
  }

  /// The zone that `dtz` names, where it does.
  var zone: LocalClock? {
    let name = text(.zone)
    return name.isEmpty ? nil : NamedClocks.clock(named: name)
  }

  private mutating func keep(key: ByteView, value: ByteView) {
    guard let field = known.key(named: key)?.rawValue, values[field].isEmpty else { return }
    values[field] = value
  }

  /// The next key: characters that keys have, behind a blank and before an `=`. A backslash is none
  /// of them, so an escaped `=` ends no key.
  private func nextKey(in text: ByteView, from start: Int) -> Range<Int>? {
    var search = start
    while let equals = text.firstIndex(of: ASCII.equals, from: search) {
      if let first = keyStart(in: text, before: equals, notBefore: start) { return first..<equals }
      search = equals + 1
    }
    return nil
  }

  /// Where the key before an `=` starts.
  private func keyStart(in text: ByteView, before end: Int, notBefore limit: Int) -> Int? {
    let start = text.startOfRun(of: keyBytes, endingAt: end, notBefore: limit)
    guard start < end, start == 0 || ASCII.isBlank(text[start - 1]) else { return nil }
    // A value may not begin with its own key: something must separate the two.
    return start == limit && limit > 0 ? nil : start
  }

  /// The characters that keys have: letters, digits and `_.-,[]`.
  private static let keyBytes = ASCIISet {
    ASCII.isLetter($0) || ASCII.isDigit($0) || "_.-,[]".utf8.contains($0)
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
