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

  /// Some of the keys, one bit each.
  private struct KeySet {
    private var bits: UInt16

    static let all = KeySet(bits: (1 << 10) - 1)

    var isEmpty: Bool { bits == 0 }

    func contains(_ key: Key) -> Bool { bits >> key.rawValue & 1 == 1 }

    mutating func remove(_ key: Key) { bits &= ~(1 << key.rawValue) }

    /// What no one needs who knows the time of receipt.
    mutating func removeOtherTimes() {
      remove(.ended)
      remove(.started)
      remove(.zone)
    }
  }

  /// Where a key's name stands, and what it is the key of, if of anything known here.
  struct FoundKey {
    var name: Range<Int>
    var field: Key?
  }

  private let known = KnownNames.all
  private let keyBytes = Self.keyBytes
  private var expected = ExpectedKeys()
  private var values = InlineArray<10, ByteView>(repeating: .empty)
  private var wanted = KeySet.all
  /// Those wanted that were not found yet.
  private var missing = KeySet.all
  /// Whether the extension has any key, known here or not.
  private(set) var hasKeys = false
  /// The time of receipt where it is a number, which no zone changes.
  private(set) var received: Timestamp?

  /// Says what is asked for; fields that nothing of it needs stay empty.
  mutating func limit(to needs: HitNeeds) {
    wanted = .all
    if !needs.contains(.source) { wanted.remove(.source) }
    if !needs.contains(.user) { wanted.remove(.user) }
    if !needs.contains(.method) { wanted.remove(.method) }
    if !needs.contains(.client) { wanted.remove(.client) }
  }

  /// Whether a field may be other than empty, as something that is asked for needs it.
  @inline(__always)
  func wants(_ key: Key) -> Bool { wanted.contains(key) }

  /// Finds the fields of an extension, up to the last that is wanted; the first of a repeated key stays.
  mutating func read(_ text: ByteView) {
    let nothing = ByteView.empty
    for index in values.indices { values[index] = nothing }
    missing = wanted
    received = nil
    var place = 0
    var key = nextKey(in: text, from: 0, place: place)
    hasKeys = key != nil
    while let current = key, !missing.isEmpty {
      place += 1
      let valueStart = current.name.upperBound + 1
      key = nextKey(in: text, from: valueStart, place: place)
      // One blank stands between a value and the key behind it.
      let valueEnd = key.map { $0.name.lowerBound - 1 } ?? text.count
      if let field = current.field { keep(text[valueStart..<valueEnd], of: field) }
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

  /// The same without a text of its own; valid until the room is cleared. Changes nothing, but else all
  /// values would be copied for the call.
  mutating func view(_ key: Key, in room: TextRoom) -> ByteView {
    room.text(of: values[key.rawValue].trimmed, resolvingEscapes: Self.meaning(of:))
  }

  /// The zone that `dtz` names, where it does.
  var zone: LocalClock? {
    let name = text(.zone)
    return name.isEmpty ? nil : NamedClocks.clock(named: name)
  }

  private mutating func keep(_ value: ByteView, of field: Key) {
    guard missing.contains(field), !value.isEmpty else { return }
    values[field.rawValue] = value
    missing.remove(field)
    guard field == .received else { return }
    received = TimeParser.instant(inWholeNumber: value.trimmed)
    if received != nil { missing.removeOtherTimes() }
  }

  /// The next key, the record's so-manieth: characters that keys have, behind a blank and before an
  /// `=`. A backslash is none of them, so an escaped `=` ends no key.
  @inline(__always)
  private mutating func nextKey(in text: ByteView, from start: Int, place: Int) -> FoundKey? {
    var search = start
    while let equals = text.nearIndex(of: ASCII.equals, from: search) {
      if let key = expected.key(at: place, in: text, before: equals, notBefore: start) {
        return key
      }
      if let first = keyStart(in: text, before: equals, notBefore: start) {
        let field = known.key(named: text[first..<equals])
        let key = FoundKey(name: first..<equals, field: field)
        expected.note(key, of: text, at: place)
        return key
      }
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
    value.string(resolvingEscapes: meaning(of:))
  }

  /// What stands for a backslash and the byte behind it.
  @inline(__always)
  private static func meaning(of escaped: UInt8) -> UInt8? {
    switch escaped {
    case ASCII.equals, ASCII.backslash: escaped
    case UInt8(ascii: "n"): ASCII.newline
    case UInt8(ascii: "r"): ASCII.carriageReturn
    default: nil
    }
  }
}
