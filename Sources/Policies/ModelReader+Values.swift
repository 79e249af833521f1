import Yams

extension ModelReader {
  /// Which characters a text may have.
  enum Alphabet {
    /// Printable ASCII: what the rule searches for, as it folds the case of ASCII only.
    case ascii
    /// Anything but control characters.
    case unicode
  }

  /// The version of the file's form, which must be the given one.
  mutating func version(_ version: Int) {
    guard let node = node("version") else { return }
    if node.isPlain(.int), node.int == version { return }
    report("'version' must be \(version), the only one that this program reads.", at: node)
  }

  /// One text, not empty.
  mutating func text(_ key: String, _ alphabet: Alphabet = .unicode) -> String? {
    node(key).flatMap { text($0, named: "'\(key)'", alphabet) }
  }

  /// One of a few words.
  mutating func choice(_ key: String, of words: [String]) -> String? {
    guard let text = text(key) else { return nil }
    if words.contains(text) { return text }
    report("'\(key)' is '\(text)'; it must be one of \(words.joined(separator: ", ")).", key: key)
    return nil
  }

  /// A list of texts, none of them empty.
  ///
  /// - Parameters:
  ///   - mayBeEmpty: Whether the list itself may have no item.
  ///   - objection: What is wrong with an item beyond its being a text, if anything:
  ///     `is already a domain of 'shodan'`.
  mutating func texts(
    _ key: String, _ alphabet: Alphabet, mayBeEmpty: Bool = false,
    objection: (String) -> String? = { _ in nil }
  ) -> [String]? {
    guard let nodes = nodes(key) else { return nil }
    if nodes.isEmpty, !mayBeEmpty { report("'\(key)' is empty; name at least one.", key: key) }
    let texts = nodes.enumerated().compactMap { index, node -> String? in
      let name = "'\(key)' item \(index + 1)"
      guard let text = text(node, named: name, alphabet) else { return nil }
      guard let objection = objection(text) else { return text }
      report("\(name), '\(text)', \(objection).", at: node)
      return nil
    }
    return texts.count == nodes.count ? texts : nil
  }

  /// A whole number in a range.
  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = node(key) else { return nil }
    let limits = "from \(range.lowerBound) to \(range.upperBound)"
    guard node.isPlain(.int) else {
      report("'\(key)' must be a whole number \(limits), not \(node.kind).", at: node)
      return nil
    }
    if let number = node.int, range.contains(number) { return number }
    report("'\(key)' is out of range; it must be \(limits).", at: node)
    return nil
  }

  /// Whole numbers from one to another, both within limits: `20-120`, or `5` for 5 alone.
  mutating func range(_ key: String, in limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard let node = node(key) else { return nil }
    let ends = (node.scalar?.string ?? "").split(separator: "-", omittingEmptySubsequences: false)
    let numbers = ends.compactMap { Int($0) }.filter { limits.contains($0) }
    if numbers.count == ends.count, ends.count <= 2, let from = numbers.first,
      let to = numbers.last, from <= to
    {
      return from...to
    }
    report(
      "'\(key)' must be a range like 2-5, or one number, from \(limits.lowerBound) to"
        + " \(limits.upperBound).", at: node)
    return nil
  }

  /// Yes or no.
  mutating func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if node.isPlain(.bool), let flag = node.bool { return flag }
    report("'\(key)' must be yes or no, not \(node.kind).", at: node)
    return nil
  }

  /// A number in a range.
  mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    node(key).flatMap { number($0, named: "'\(key)'", in: range) }
  }

  /// A list of numbers in a range, at least one.
  mutating func numberList(_ key: String, in range: ClosedRange<Double>) -> [Double]? {
    guard let nodes = nodes(key) else { return nil }
    if nodes.isEmpty { report("'\(key)' is empty; name at least one.", key: key) }
    let numbers = nodes.enumerated().compactMap { index, node in
      number(node, named: "'\(key)' item \(index + 1)", in: range)
    }
    return numbers.count == nodes.count ? numbers : nil
  }

  /// Numbers by names of the analyst's choice, at least one.
  mutating func numbers(_ key: String, in range: ClosedRange<Double>) -> [String: Double]? {
    guard let entries = entries(key) else { return nil }
    if entries.isEmpty { report("'\(key)' is empty; name at least one.", key: key) }
    var numbers: [String: Double] = [:]
    for (name, node) in entries {
      numbers[name] = number(node, named: "'\(key)' entry '\(name)'", in: range)
    }
    return numbers
  }

  /// Texts by names of the analyst's choice; there may be none.
  mutating func textsByName(_ key: String) -> [String: String]? {
    guard let entries = entries(key) else { return nil }
    var texts: [String: String] = [:]
    for (name, node) in entries {
      texts[name] = text(node, named: "'\(key)' entry '\(name)'", .unicode)
    }
    return texts
  }

  /// Lists of texts by names of the analyst's choice.
  ///
  /// - Parameter objection: What is wrong with a text, if anything.
  mutating func textListsByName(
    _ key: String, objection: (String) -> String? = { _ in nil }
  ) -> [String: [String]]? {
    section(key) { section in
      var lists: [String: [String]] = [:]
      for name in section.names {
        lists[name] = section.texts(name, .ascii, objection: objection)
      }
      return lists
    }
  }

  private mutating func number(
    _ node: Node, named name: String, in range: ClosedRange<Double>
  ) -> Double? {
    let limits = "from \(range.lowerBound.brief) to \(range.upperBound.brief)"
    guard node.isPlain(.int) || node.isPlain(.float) else {
      report("\(name) must be a number \(limits), not \(node.kind).", at: node)
      return nil
    }
    if let number = node.float, range.contains(number) { return number }
    report("\(name) is out of range; it must be \(limits).", at: node)
    return nil
  }

  private mutating func text(
    _ node: Node, named name: String, _ alphabet: Alphabet
  ) -> String? {
    guard node.isPlain(.str), let text = node.scalar?.string else {
      let remedy = node.scalar == nil ? "" : " Put it in quotes if it is meant as text."
      report("\(name) must be text, not \(node.kind).\(remedy)", at: node)
      return nil
    }
    if text.isTame { return text }
    if text.allSatisfy(\.isWhitespace) {
      report("\(name) is empty; write a text or remove it.", at: node)
    } else if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
      report("\(name), '\(text)', starts or ends with a space; remove it.", at: node)
    } else if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      report("\(name) has a control character; remove it.", at: node)
    } else if alphabet == .ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) {
      report("\(name), '\(text)', must be ASCII only; write it without other letters.", at: node)
    } else {
      return text
    }
    return nil
  }
}

extension Node {
  /// Whether this is a scalar that YAML reads as the given type.
  func isPlain(_ type: Tag.Name) -> Bool {
    guard let scalar else { return false }
    let tag = scalar.evidentType ?? Resolver.default.resolveTag(of: self)
    // What stands in quotes is text, whatever it looks like.
    return (tag == .nonSpecific ? .str : tag) == type
  }

  /// What the node is, for a message.
  var kind: String {
    switch self {
    case .mapping: "keys with values"
    case .sequence: "a list"
    case .alias: "an alias"
    case .scalar(let scalar):
      if isPlain(.null) {
        scalar.string.isEmpty ? "nothing" : "an empty value ('\(scalar.string)')"
      } else if isPlain(.int) || isPlain(.float) {
        "a number"
      } else if isPlain(.bool) {
        "yes or no ('\(scalar.string)')"
      } else if isPlain(.timestamp) {
        "a date"
      } else {
        "text"
      }
    }
  }
}

extension Node {
  /// The text that stands there where there is one, else what it is; for a message.
  var worded: String {
    scalar.flatMap { $0.string.isEmpty ? nil : "'\($0.string)'" } ?? kind
  }
}

extension String {
  /// Whether there is nothing but printable ASCII, and no space at either end; so are most texts.
  fileprivate var isTame: Bool {
    guard let first = utf8.first, let last = utf8.last else { return false }
    return first != UInt8(ascii: " ") && last != UInt8(ascii: " ")
      && utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

extension Double {
  /// Without a fraction where there is none: `12`, `0.1`.
  var brief: String {
    Int(exactly: self).map(String.init) ?? String(self)
  }
}
