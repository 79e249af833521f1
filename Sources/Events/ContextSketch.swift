/// What an account did elsewhere on one UTC day: its ordinary sign-ins and traffic, as sets.
///
/// For every source, country and client family the quarters of an hour in which it was seen, so that
/// days by anyone's clock can be cut from it later. Of each kind only so many values are kept, the
/// smallest by their text: that choice does not depend on the order in which logs are read, as the
/// smallest of a union are the smallest of the smallest of its parts.
package struct ContextSketch: Hashable, Sendable {
  package enum Kind: Int, CaseIterable, Sendable {
    case source = 0
    /// As sign-ins say; proxy rows have none.
    case country = 1
    /// The family, never a version.
    case client = 2

    /// Distinct values of a day that are kept.
    package var most: Int { self == .source ? 16 : 8 }
  }

  /// The longest value that is kept, in bytes; longer ones are no addresses.
  package static let longestValue = 64

  /// Quarters in which the account itself did something: no sign-ins that a client made for it.
  package var active = QuarterSet()
  /// When each value was seen, by `Kind`.
  private var values = [[String: QuarterSet]](repeating: [:], count: Kind.allCases.count)

  package init() {}

  package subscript(kind: Kind) -> [String: QuarterSet] { values[kind.rawValue] }

  package var isEmpty: Bool { active.isEmpty && values.allSatisfy(\.isEmpty) }

  /// Adds that a value was seen.
  ///
  /// A value that is empty, longer than `longestValue` or not of printable ASCII is passed over, as
  /// texts that look alike could else be one here and two there.
  package mutating func add(_ value: String, of kind: Kind, at quarters: QuarterSet) {
    guard Self.isKept(value), !quarters.isEmpty else { return }
    let place = kind.rawValue
    if values[place][value] == nil, values[place].count >= kind.most {
      guard let largest = values[place].keys.max(), value < largest else { return }
      values[place][largest] = nil
    }
    values[place][value, default: QuarterSet()].formUnion(quarters)
  }

  package mutating func formUnion(_ other: Self) {
    active.formUnion(other.active)
    for kind in Kind.allCases {
      for (value, quarters) in other[kind] { add(value, of: kind, at: quarters) }
    }
  }

  private static func isKept(_ value: String) -> Bool {
    let bytes = value.utf8
    return !bytes.isEmpty && bytes.count <= longestValue
      && bytes.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

/// Sketches by account and UTC day, in days since 1970.
package struct ContextBatch: Hashable, Sendable {
  package private(set) var accounts: [String: [Int32: ContextSketch]] = [:]
  /// Sketches in it.
  package private(set) var count = 0

  package init() {}

  package var isEmpty: Bool { accounts.isEmpty }

  /// Changes the sketch of an account's day.
  package mutating func update(
    _ account: String, day: Int32, _ body: (inout ContextSketch) -> Void
  ) {
    if accounts[account]?[day] == nil { count += 1 }
    body(&accounts[account, default: [:]][day, default: ContextSketch()])
  }

  package mutating func formUnion(_ other: Self) {
    for (account, days) in other.accounts {
      for (day, sketch) in days { update(account, day: day) { $0.formUnion(sketch) } }
    }
  }
}
