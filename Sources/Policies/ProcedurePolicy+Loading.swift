import Yams

extension ProcedurePolicy: ModelFile {
  static let fileName = "procedures.yaml"

  init?(reading file: inout ModelReader) {
    var ids: Set<String> = []
    let entities = file.integer("entities", in: 1...1000)
    let countries = file.texts("countries", .ascii) { text in
      Procedure.isCountry(text)
        ? nil : "is no country code of two capitals, like DE"
    }
    let procedures = file.items("procedures") { item -> Procedure? in
      let procedure = Procedure(reading: &item)
      if let procedure, !ids.insert(procedure.id).inserted {
        item.report(
          "Duplicate procedure id '\(procedure.id)'; give every procedure its own.", key: "id")
      }
      return procedure
    }
    let poisoning = file.section("poisoning") { PoisoningPolicy(reading: &$0) }
    guard let entities, let countries, let procedures, let poisoning else { return nil }
    self.init(
      entities: entities, countries: countries, procedures: procedures, poisoning: poisoning)
  }
}

extension ProcedurePolicy.Procedure {
  fileprivate init?(reading item: inout ModelReader) {
    let id = item.identifier("id")
    let name = item.text("name")
    let roles = item.word("roles", of: Roles.self)
    let vendors = Self.vendors(reading: &item)
    let client = item.text("client")
    let isScripted = item.flag("scripted")
    let isAPI = item.flag("api_calls")
    let source = item.word("source", of: Source.self)
    let country = Self.country(reading: &item)
    let key = item.word("key", of: Key.self)
    let isRiskySignIn = item.flag("risky_sign_in")
    let requests = item.range("requests", in: 1...100_000)
    let peak = item.range("peak", in: 1...100_000)
    let sessions = item.range("sessions", in: 1...100)
    let hours = Self.hours(reading: &item)
    let days = item.range("days", in: 1...7)
    let dormantDays = item.integer("dormant", in: 0...3650)
    guard let id, let name, let roles, let vendors, let client, let isScripted, let isAPI,
      let source, let country, let key, let isRiskySignIn, let requests, let peak, let sessions,
      let hours, let days, let dormantDays
    else { return nil }
    if isRiskySignIn, isAPI || isScripted {
      item.report(
        "'risky_sign_in' is yes, and a sign-in is neither a script nor a call of an API; say no to"
          + " 'scripted' and 'api_calls'.", key: "risky_sign_in")
    }
    self.init(
      id: id, name: name, roles: roles, vendors: vendors, client: client == "own" ? nil : client,
      isScripted: isScripted, isAPI: isAPI, source: source, country: country, key: key,
      isRiskySignIn: isRiskySignIn, requests: requests, peak: peak, sessions: sessions,
      hours: hours, days: days, dormantDays: dormantDays)
  }

  /// `own`, `never-used: 2` or a list of ids.
  private static func vendors(reading item: inout ModelReader) -> Vendors? {
    guard let node = item.node("vendors") else { return nil }
    if node.sequence != nil { return item.texts("vendors", .ascii).map { .named($0) } }
    if node.mapping != nil {
      return item.section("vendors") { section in
        section.integer("never-used", in: 1...1000).map { .neverUsed($0) }
      }
    }
    if node.scalar?.string == "own" { return .own }
    item.report(
      "'vendors' must be a list of vendor ids, own, or never-used with a number.", at: node)
    return nil
  }

  /// `own`, `new` or a code.
  private static func country(reading item: inout ModelReader) -> Country? {
    guard let text = item.text("country", .ascii) else { return nil }
    switch text {
    case "own": return .own
    case "new": return .new
    case let code where isCountry(code): return .code(code)
    default:
      item.report(
        "'country' is '\(text)'; it must be own, new or a country code of two capitals, like DE.",
        key: "country")
      return nil
    }
  }

  static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// `own` or two full hours: `22-4`.
  private static func hours(reading item: inout ModelReader) -> Hours? {
    guard let text = item.text("hours", .ascii) else { return nil }
    if text == "own" { return .own }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if ends.count == 2, let from = ends[0], let to = ends[1], (0...23).contains(from),
      (1...24).contains(to), from != to
    {
      return .between(from, to)
    }
    item.report(
      "'hours' is '\(text)'; it must be own, or two full hours from 0 to 24 like 9-17 or 22-4.",
      key: "hours")
    return nil
  }
}

extension ModelReader {
  /// A short name of a-z, 0-9 and -.
  fileprivate mutating func identifier(_ key: String) -> String? {
    guard let text = text(key, .ascii) else { return nil }
    let bytes = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    if text.utf8.allSatisfy({
      bytes.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
    }) {
      return text
    }
    report("'\(key)' is '\(text)'; use only a-z, 0-9 and -.", key: key)
    return nil
  }

  /// One of the words of an enumeration.
  fileprivate mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, of words: Word.Type
  ) -> Word? {
    choice(key, of: words.allCases.map(\.rawValue)).flatMap { Word(rawValue: $0) }
  }
}
