import Yams

/// Texts as YAML scalars on one line.
enum YAMLText {
  /// A text so that YAML reads exactly it: as it is where that is safe, else in double quotes.
  ///
  ///     YAMLText.scalar("NO")  // "NO" in quotes, as it would be a boolean without
  static func scalar(_ text: String) -> String {
    let isTame =
      text.unicodeScalars.allSatisfy(hasNoMeaning) && text.first?.isWhitespace == false
      && text.last?.isWhitespace == false
    if isTame, let node = try? Yams.compose(yaml: text), node.isPlain(.str),
      node.scalar?.string == text
    {
      return text
    }
    return doubleQuoted(text)
  }

  /// A parsed value so that YAML reads it again as it is, on one line; `nil` for an alias.
  ///
  ///     YAMLText.flow(node)  // [Europe/Berlin, "NO"], {cap: 40}, 2026-12-25
  static func flow(_ node: Node) -> String? {
    switch node {
    case .scalar(let text):
      return node.isPlain(.str) ? scalar(text.string) : text.string
    case .sequence(let items):
      let texts = items.compactMap(flow)
      return texts.count == items.count ? "[\(texts.joined(separator: ", "))]" : nil
    case .mapping(let pairs):
      let texts = pairs.compactMap { pair in
        flow(pair.key).flatMap { key in flow(pair.value).map { "\(key): \($0)" } }
      }
      return texts.count == pairs.count ? "{\(texts.joined(separator: ", "))}" : nil
    case .alias:
      return nil
    }
  }

  /// YAML 1.1, section 5.7: the escapes of double-quoted scalars.
  static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if isPrintable(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
      }
    }
    return quoted + "\""
  }

  static func singleQuoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  /// Letters, digits and what has no meaning in YAML, neither in a block nor in brackets.
  private static func hasNoMeaning(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || (scalar.value < 0x80 && scalar.properties.numericType != nil)
      || " .-_@/+()=".unicodeScalars.contains(scalar)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
    default: true
    }
  }
}
