import Events

/// A rendered line whose changing parts are overwritten in place, line after line.
///
/// All lines of a format have the same length, so that the number of lines in a file is known
/// beforehand and time can be spread over it.
struct BenchLine {
  /// What changes, each of a fixed width.
  enum Field {
    case syslogTime
    case isoTime
    case epochMilliseconds
    /// Eight digits that no other line has.
    case serial
  }

  /// The line with its end.
  private(set) var bytes: [UInt8] = []
  private(set) var slots: [(offset: Int, field: Field)] = []

  /// - Parameters:
  ///   - template: a line with `%syslog%`, `%iso%`, `%millis%`, `%serial%`, and once `%fill%`.
  ///   - length: the wanted length with the line's end; a longer line stays as it is. The fill
  ///     looks like an identifier and depends on the template alone.
  init(template: String, length: Int) {
    let parts = template.split(separator: "%", omittingEmptySubsequences: false)
    var fillOffset = 0
    for (index, part) in parts.enumerated() {
      switch index % 2 == 0 ? "" : part {
      case "syslog": append(.syslogTime, width: 15)
      case "iso": append(.isoTime, width: 28)
      case "millis": append(.epochMilliseconds, width: 13)
      case "serial": append(.serial, width: 8)
      case "fill": fillOffset = bytes.count
      default: bytes += Array(part.utf8)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
    var generator = SeededGenerator(seed: 0, stream: template)
    let fill = (0..<max(0, length - bytes.count)).map { _ in generator.pick(Self.letters) }
    bytes.insert(contentsOf: fill, at: fillOffset)
    slots = slots.map { slot in
      (slot.offset >= fillOffset ? slot.offset + fill.count : slot.offset, slot.field)
    }
  }

  /// No vowels and no slash, so that no term of a rule can come about by accident.
  private static let letters = Array("bcdfghjklmnpqrstvwz0123456789-".utf8)

  private mutating func append(_ field: Field, width: Int) {
    slots.append((bytes.count, field))
    bytes += [UInt8](repeating: UInt8(ascii: "0"), count: width)
  }
}
