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
