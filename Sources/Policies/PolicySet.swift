/// Everything in `Models/`, validated.
package struct PolicySet: Hashable, Sendable {
  package var vendors: VendorCatalog
  package var baseRule: BaseRulePolicy
  package var identities: IdentityPolicy
  package var redaction: RedactionPolicy
  package var clients: ClientPolicy
  package var scoring: ScoringPolicy
  package var reading: ReadingPolicy
  package var sites: SitePolicy
  package var timeZones: TimeZonePolicy
  package var roles: RolePolicy
  package var exceptions: ExceptionPolicy
  package var triage: TriagePolicy
  package var tuning: TuningPolicy
  package var procedures: ProcedurePolicy
  package var holidays: HolidayPolicy

  package init(
    vendors: VendorCatalog, baseRule: BaseRulePolicy, identities: IdentityPolicy,
    redaction: RedactionPolicy, clients: ClientPolicy, scoring: ScoringPolicy,
    reading: ReadingPolicy, sites: SitePolicy, timeZones: TimeZonePolicy,
    roles: RolePolicy, exceptions: ExceptionPolicy, triage: TriagePolicy, tuning: TuningPolicy,
    procedures: ProcedurePolicy, holidays: HolidayPolicy
  ) {
    self.vendors = vendors
    self.baseRule = baseRule
    self.identities = identities
    self.redaction = redaction
    self.clients = clients
    self.scoring = scoring
    self.reading = reading
    self.sites = sites
    self.timeZones = timeZones
    self.roles = roles
    self.exceptions = exceptions
    self.triage = triage
    self.tuning = tuning
    self.procedures = procedures
    self.holidays = holidays
  }
}
