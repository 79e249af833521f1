import Events
import Reporting

/// Walks over findings that nobody has judged, and asks for a verdict about each, line by line.
///
/// Answers come from a person or a script; each verdict is stored before the next finding is shown.
package struct TriageSession {
  private enum Answer {
    case verdict(TriageVerdict, note: String)
    case note(String)
    case skip
    case quit
    case help
    case unclear(String)

    private static let verdicts: [String: TriageVerdict] = [
      "m": .malicious, "s": .suspicious, "e": .benignExpected, "o": .benignOneOff, "u": .unknown,
    ]

    init(_ line: String) {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      let letter = words.first.map { $0.lowercased() } ?? ""
      let rest = words.count > 1 ? words[1].trimmed : ""
      if let verdict = Self.verdicts[letter] {
        self = .verdict(verdict, note: rest)
      } else if letter == "n" {
        self = .note(rest)
      } else if !rest.isEmpty {
        self = .unclear(line)
      } else {
        switch letter {
        case "k": self = .skip
        case "q": self = .quit
        case "?", "h", "help": self = .help
        default: self = .unclear(line)
        }
      }
    }
  }

  package static let help = """
    m  malicious: the day is kept out of every baseline for ever
    s  suspicious: it is kept out until another verdict resolves it
    e  benign, expected: what the account is there for; repeats are folded under it, baselines learn it
    o  benign, one-off: repeats are folded under it
    u  unknown: looked at, and not to be decided
    n  a note for the verdict; or behind it: `e quarterly report`
    k  skip, q  quit, ?  this help

    """
  private static let prompt = "m s e o u, n note, k skip, q quit, ? help > "

  /// The next line of answers; `nil` at their end.
  package var read: () -> String?
  package var write: (String) throws -> Void
  /// Stores an entry; an error is told, and the finding asked about again.
  package var record: (TriageEntry) throws(TidewatchError) -> Void
  package var now: () -> Timestamp
  package var analyst: String
  /// How a finding is shown, without its place.
  package var card: (Report.RankedFinding) -> String

  package init(
    analyst: String, now: @escaping () -> Timestamp, read: @escaping () -> String?,
    write: @escaping (String) throws -> Void,
    record: @escaping (TriageEntry) throws(TidewatchError) -> Void,
    card: @escaping (Report.RankedFinding) -> String
  ) {
    self.analyst = analyst
    self.now = now
    self.read = read
    self.write = write
    self.record = record
    self.card = card
  }

  /// Asks about each finding in turn until they, or the answers, end.
  ///
  /// - Returns: how many verdicts were stored, by verdict.
  @discardableResult
  package func run(_ findings: [Report.RankedFinding]) throws -> [TriageVerdict: Int] {
    var stored: [TriageVerdict: Int] = [:]
    var left = findings.count
    for (place, ranked) in findings.enumerated() {
      try write("\n\(place + 1) of \(findings.count)\n\(card(ranked))")
      guard let verdict = try ask(about: ranked) else { break }
      left -= verdict.map { _ in 1 } ?? 0
      if let verdict { stored[verdict, default: 0] += 1 }
    }
    try write(Self.closing(stored, left: left))
    return stored
  }

  /// - Returns: the verdict that was stored, none for a skipped finding; `nil` to stop.
  private func ask(about ranked: Report.RankedFinding) throws -> TriageVerdict?? {
    var note = ""
    while true {
      try write(Self.prompt)
      guard let line = read() else {
        try write("\nThe answers ended.\n")
        return nil
      }
      switch Answer(line) {
      case .verdict(let verdict, let own):
        if try store(verdict, of: ranked.finding, note: own.isEmpty ? note : own) {
          return .some(verdict)
        }
      case .note(let text):
        note = text
        if text.isEmpty {
          try write("note > ")
          note = read()?[...].trimmed ?? ""
        }
        try write("Noted; now the verdict.\n")
      case .skip: return .some(nil)
      case .quit: return nil
      case .help: try write(Self.help)
      case .unclear(let text):
        try write("'\(Escape.terminal(text, columns: 60))' is no answer; ? shows those that are.\n")
      }
    }
  }

  private func store(
    _ verdict: TriageVerdict, of finding: Finding, note: String
  ) throws -> Bool {
    let entry = TriageEntry(
      entity: finding.entity.id, days: finding.day...finding.day, verdict: verdict, note: note,
      analyst: analyst, time: now(), basis: TriageBasis(of: finding))
    if let objection = entry.objection {
      try write("Not stored: the verdict \(objection).\n")
      return false
    }
    do throws(TidewatchError) {
      try record(entry)
    } catch {
      try write("Not stored: \(Escape.terminal(error.description)) Answer again, or q.\n")
      return false
    }
    try write("Stored: \(verdict.words).\n")
    return true
  }

  private static func closing(_ stored: [TriageVerdict: Int], left: Int) -> String {
    let count = stored.values.reduce(0, +)
    let words = TriageVerdict.allCases.compactMap { verdict in
      stored[verdict].map { "\($0) \(verdict.words)" }
    }
    return "\n\(count) \(count == 1 ? "verdict" : "verdicts") stored"
      + (words.isEmpty ? "" : ": \(words.joined(separator: ", "))")
      + "; \(left) \(left == 1 ? "finding" : "findings") left open.\n"
  }
}

extension Substring {
  /// Without spaces at its ends.
  fileprivate var trimmed: String {
    let rest = drop { $0 == " " }
    return String(rest.reversed().drop { $0 == " " }.reversed())
  }
}
