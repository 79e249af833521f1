import Seeded

/// A path and query, ready to be written as bytes.
struct PastPath {
  private enum Part {
    case text([UInt8])
    case ip, domain, hash, page, asset, key
  }

  private let parts: [Part]

  init(_ template: String) {
    var parts: [Part] = []
    var rest = template[...]
    let fields: [(String, Part)] = [
      ("%ip%", .ip), ("%domain%", .domain), ("%hash%", .hash), ("%page%", .page),
      ("%asset%", .asset), ("%key%", .key),
    ]
    var text: [UInt8] = []
    while !rest.isEmpty {
      if let (name, field) = fields.first(where: { rest.hasPrefix($0.0) }) {
        parts += [.text(text), field]
        text = []
        rest = rest.dropFirst(name.count)
      } else {
        text += Array(rest.removeFirst().utf8)
      }
    }
    self.parts = parts + [.text(text)]
  }

  /// Appends the path, escaped as a CEF value.
  ///
  /// - Parameters:
  ///   - release: which files the site's pages load; changes every few weeks.
  ///   - key: the program's key for the interface.
  func append(
    to bytes: inout [UInt8], indicator: PastIndicator, page: Int, release: Int, key: [UInt8]
  ) {
    for part in parts {
      switch part {
      case .text(let text):
        for byte in text {
          if byte == UInt8(ascii: "=") { bytes.append(UInt8(ascii: "\\")) }
          bytes.append(byte)
        }
      case .ip:
        bytes += Array("\(indicator.number / 65_536 + 198).51.".utf8)
        bytes += Array("\(indicator.number / 256 % 256).\(indicator.number % 256)".utf8)
      case .domain: bytes += Array("lure-\(indicator.number).example".utf8)
      case .hash: Self.digits(64, of: indicator.number, into: &bytes)
      case .page: bytes += Array("\(page)".utf8)
      case .asset: Self.digits(16, of: release, into: &bytes)
      case .key: bytes += key
      }
    }
  }

  /// Hexadecimal digits of a fixed stream for each number.
  private static func digits(_ count: Int, of number: Int, into bytes: inout [UInt8]) {
    var generator = SeededStream(seed: UInt64(number) &* 0x9e37_79b9 &+ UInt64(count))
    for _ in 0..<count / 16 {
      var word = generator.next()
      for _ in 0..<16 {
        bytes.append(Array("0123456789abcdef".utf8)[Int(word & 15)])
        word >>= 4
      }
    }
  }
}
