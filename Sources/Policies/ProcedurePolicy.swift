/// `Models/procedures.yaml`: attacks to rehearse.
package struct ProcedurePolicy: Hashable, Sendable, Encodable {
  /// How the sessions of an attack look.
  package struct Procedure: Hashable, Sendable, Encodable {
    /// On whom it is tried.
    package enum Roles: String, Hashable, Sendable, Encodable, CaseIterable {
      case person, automation, any
    }

    package enum Vendors: Hashable, Sendable, Encodable {
      /// Those that the entity uses.
      case own
      /// So many that it never used.
      case neverUsed(Int)
      case named([String])
    }

    package enum Source: String, Hashable, Sendable, Encodable, CaseIterable {
      case own
      /// An address that nobody used.
      case new
    }

    package enum Country: Hashable, Sendable, Encodable {
      case own
      /// One that the entity never was in.
      case new
      case code(String)
    }

    package enum Key: String, Hashable, Sendable, Encodable, CaseIterable {
      case none, own, new
      case ofAnother = "of-another"
    }

    /// In which local hours a session starts.
    package enum Hours: Hashable, Sendable, Encodable {
      case own
      /// From a full hour, 0 to 23, to a later one, 1 to 24; over midnight where the second is not
      /// later.
      case between(Int, Int)
    }

    package var id: String
    package var name: String
    package var roles: Roles
    package var vendors: Vendors
    /// A family; `nil` for the entity's own.
    package var client: String?
    package var isScripted: Bool
    package var isAPI: Bool
    package var source: Source
    package var country: Country
    package var key: Key
    /// Whether the accesses are risky sign-ins and no requests.
    package var isRiskySignIn: Bool
    /// Accesses of a day.
    package var requests: ClosedRange<Int>
    /// The most of them within ten minutes.
    package var peak: ClosedRange<Int>
    /// Sessions of a day.
    package var sessions: ClosedRange<Int>
    package var hours: Hours
    /// Days of one week.
    package var days: ClosedRange<Int>
    /// Days without an access before it; 0 for entities that are active.
    package var dormantDays: Int

    package init(
      id: String, name: String, roles: Roles, vendors: Vendors, client: String?,
      isScripted: Bool, isAPI: Bool, source: Source, country: Country, key: Key,
      isRiskySignIn: Bool, requests: ClosedRange<Int>, peak: ClosedRange<Int>,
      sessions: ClosedRange<Int>, hours: Hours, days: ClosedRange<Int>, dormantDays: Int
    ) {
      self.id = id
      self.name = name
      self.roles = roles
      self.vendors = vendors
      self.client = client
      self.isScripted = isScripted
      self.isAPI = isAPI
      self.source = source
      self.country = country
      self.key = key
      self.isRiskySignIn = isRiskySignIn
      self.requests = requests
      self.peak = peak
      self.sessions = sessions
      self.hours = hours
      self.days = days
      self.dormantDays = dormantDays
    }
  }

  /// Entities of each role on which each procedure is tried in each week.
  package var entities: Int
  /// ISO codes of where sessions from abroad come from.
  package var countries: [String]
  package var procedures: [Procedure]
  package var poisoning: PoisoningPolicy

  package init(
    entities: Int, countries: [String], procedures: [Procedure], poisoning: PoisoningPolicy
  ) {
    self.entities = entities
    self.countries = countries
    self.procedures = procedures
    self.poisoning = poisoning
  }

  /// Nothing to rehearse.
  package static let none = ProcedurePolicy(
    entities: 0, countries: [], procedures: [],
    poisoning: PoisoningPolicy(
      entities: 0, rampWeeks: 0, topWeeks: 0, days: 0, requests: .init(from: 0, to: 0),
      peak: .init(from: 0, to: 0), newVendors: .init(from: 0, to: 0),
      hoursLater: .init(from: 0, to: 0), acceptedBelow: 0))
}
