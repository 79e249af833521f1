/// Makes text from a log safe to show: one function for each place that text can end up in.
///
/// User agents, URLs and account names are written by whoever sent the request. Nothing of them
/// reaches an output except through `markdown`, `csv`, `terminal` or `json`.
///
/// Characters that cannot be seen, or that change how others are seen (control characters,
/// bidirectional overrides, zero-width and blank look-alikes), are shown as `\u{202E}`: a hunter
/// should notice them, and they should do nothing.
package enum Escape {
  /// Whether a character is invisible, blank without being a space, or moves other characters.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse,
      .surrogate:
      return true
    default:
      // The braille blank is a symbol to Unicode, but nothing to the eye.
      return scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}"
    }
  }

  /// Text with hidden characters spelled out and at most `limit` wide, ending in `…` when cut.
  ///
  /// An escape is never cut in half.
  ///
  /// - Parameters:
  ///   - limit: The greatest width, `…` included.
  ///   - width: How wide a character is shown; every part of an escape is 1.
  ///   - isEscaped: Which characters are spelled out.
  static func visible(
    _ text: String, limit: Int, width: (Unicode.Scalar) -> Int = { _ in 1 },
    isEscaped: (Unicode.Scalar) -> Bool = isHidden
  ) -> String {
    var shown: [Unicode.Scalar] = []
    var used = 0
    /// How much of `shown` leaves room for the `…`.
    var safe = 0
    for scalar in text.unicodeScalars {
      if isEscaped(scalar) {
        let escape = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
        shown.append(contentsOf: escape)
        used += escape.count
      } else {
        shown.append(scalar)
        used += width(scalar)
      }
      if used > limit {
        return string(shown[..<safe]) + (limit > 0 ? "…" : "")
      }
      if used < limit { safe = shown.count }
    }
    return string(shown[...])
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
