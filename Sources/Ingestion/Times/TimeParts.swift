import Events

/// `09:14:27.483`, `9:14`, or `2:08:45 PM`.
struct ClockReading {
  var hour: Int
  var minute: Int
  var second = 0
  /// The fraction of the second in units of 100 ns.
  var ticks = 0

  /// Reads a time of day and moves behind it; `nil` when it is none.
  init?(_ cursor: inout ByteCursor) {
    guard let hour = cursor.number(atMost: 2)?.value, cursor.skip(ASCII.colon),
      let minute = cursor.number(atMost: 2)?.value
    else { return nil }
    self.hour = hour
    self.minute = minute
    if cursor.skip(ASCII.colon) {
      guard let second = cursor.number(atMost: 2)?.value, let ticks = cursor.fraction() else {
        return nil
      }
      self.second = second
      self.ticks = ticks
    }
    var ahead = cursor
    ahead.skipBlanks()
    let word = ahead.letters()
    guard word == Array("am".utf8) || word == Array("pm".utf8) else { return }
    guard (1...12).contains(hour) else { return nil }
    self.hour = hour % 12 + (word.first == UInt8(ascii: "p") ? 12 : 0)
    cursor = ahead
  }
}

/// What may stand behind a time: nothing, `Z`, an offset, or the name of a zone.
struct ZoneSuffix {
  private enum Zone {
    case offset(seconds: Int)
    case clock(LocalClock)
  }

  private let zone: Zone

  /// - Returns: `nil` when the text is not a zone.
  init?(_ text: ByteView, default clock: LocalClock) {
    let text = text.trimmed
    guard let first = text.first else {
      zone = .clock(clock)
      return
    }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      guard let seconds = Self.offset(text) else { return nil }
      zone = .offset(seconds: seconds)
    } else if text.equals("Z") || text.equals("UTC") || text.equals("GMT") || text.equals("z") {
      zone = .offset(seconds: 0)
    } else {
      guard let named = NamedClocks.clock(named: text.string) else { return nil }
      zone = .clock(named)
    }
  }

  func instant(ofWallClock reading: Timestamp) -> Timestamp {
    switch zone {
    case .offset(let seconds): reading.advanced(bySeconds: -seconds)
    case .clock(let clock): clock.instant(ofWallClock: reading)
    }
  }

  /// `+01:00`, `-0700`, `+1`.
  private static func offset(_ text: ByteView) -> Int? {
    var cursor = ByteCursor(text)
    let sign = cursor.skip(UInt8(ascii: "-")) ? -1 : 1
    if sign == 1 { _ = cursor.skip(UInt8(ascii: "+")) }
    guard let first = cursor.number(atMost: 4) else { return nil }
    var hours = first.value
    var minutes = 0
    if first.digits > 2 {
      hours = first.value / 100
      minutes = first.value % 100
    } else if cursor.skip(ASCII.colon) {
      guard let second = cursor.number(atMost: 2) else { return nil }
      minutes = second.value
    }
    guard cursor.isAtEnd, hours <= 18, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}

/// English month names, short or whole, in lower case.
enum MonthName {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  /// 1 to 12; `nil` for a word that is no month.
  static func number(of word: [UInt8]) -> Int? {
    guard word.count >= 3 else { return nil }
    return names.firstIndex { $0.starts(with: word) }.map { $0 + 1 }
  }
}

/// The calendar year of an instant in UTC.
struct CivilYear {
  let number: Int

  init(of time: Timestamp) {
    number = Int(time.description.prefix(4)) ?? 1970
  }
}
