/// The first JSON objects of an input that holds one a line.
enum JSONLineSample {
  /// Some first lines; empty when one of them does not begin as an object, or the first does not end
  /// as one.
  static func lines(of head: InputHead) -> [ByteView] {
    let lines = head.lines(atMost: 20)
    guard let first = lines.first, first.trimmed.last == ASCII.closeBrace,
      lines.allSatisfy({ $0.trimmed.first == ASCII.openBrace })
    else { return [] }
    return lines
  }
}
