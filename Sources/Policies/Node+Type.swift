import Yams

extension Node {
  /// Whether this is a scalar that YAML reads as the given type.
  func isPlain(_ type: Tag.Name) -> Bool { scalar?.type == type }
}

extension Node.Scalar {
  /// What YAML reads the scalar as.
  var type: Tag.Name {
    let stated = Tag.Name(rawValue: tag.rawValue)
    // What stands in quotes is text, whatever it looks like.
    if stated != .implicit { return stated == .nonSpecific ? .str : stated }
    return typeAtFirstSight ?? Resolver.default.resolveTag(of: .scalar(self))
  }

  /// The type of an ordinary word or number, and of yes and no; `nil` for what is less plain.
  ///
  /// To ask the resolver takes a dozen regular expressions, which take longer to make than all of
  /// `Models/` takes to read; nothing in an ordinary file needs them.
  var typeAtFirstSight: Tag.Name? {
    guard style == .plain, let first = string.utf8.first else { return nil }
    if first.isLetter {
      if Self.flags.contains(string) { return .bool }
      // Words that mean something else have at most five letters, `false` is one.
      return string.utf8.count > 5 || !Self.shortWords.contains(string.lowercased()) ? .str : nil
    }
    let parts = string.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else {
      return nil
    }
    if parts.count == 2 { return .float }
    // Other numbers with a 0 in front are octal, or none.
    return first != UInt8(ascii: "0") || string.utf8.count == 1 ? .int : nil
  }

  private static let flags: Set = ["true", "false", "yes", "no"]
  private static let shortWords: Set = ["true", "false", "yes", "no", "on", "off", "null"]
}

extension UInt8 {
  fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  fileprivate var isDigit: Bool { self &- 0x30 < 10 }
}
