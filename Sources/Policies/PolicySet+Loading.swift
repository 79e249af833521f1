import Events
import Foundation

extension PolicySet {
  /// Reads and validates every file of a `Models/` folder.
  ///
  /// - Parameters:
  ///   - directory: The folder as the user named it.
  ///   - proposal: What is read in place of what the files say; the files stay as they are.
  /// - Throws: `TidewatchError` with code `models` for the first problem; `check(directory:)` lists
  ///   them all.
  package static func load(
    from directory: String, proposing proposal: Proposal? = nil
  ) throws(TidewatchError) -> PolicySet {
    let (policies, folder) = read(directory, proposing: proposal)
    if let policies { return policies }
    var problem =
      folder.problems.first
      ?? .model("The folder cannot be used.", file: directory)
    if folder.problems.count > 1 {
      problem.message += " (One of \(folder.problems.count) problems; `check-models` lists them.)"
    }
    throw problem
  }

  /// Everything that is wrong with a `Models/` folder; empty when it can be used.
  ///
  /// - Parameter directory: The folder as the user named it.
  /// - Returns: Errors with code `models`, file by file and line by line.
  package static func check(directory: String) -> [TidewatchError] {
    read(directory).folder.problems
  }

  private static func read(
    _ directory: String, proposing proposal: Proposal? = nil
  ) -> (policies: PolicySet?, folder: ModelFolder) {
    var folder = ModelFolder(directory, proposal: proposal)
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory)
    guard exists, isDirectory.boolValue else {
      folder.reportMissingFolder()
      return (nil, folder)
    }
    // To look up every time zone takes as long as all else: it is done meanwhile. A proposal is for one
    // thread only.
    let meanwhile =
      proposal == nil ? Meanwhile { ModelFolder.Part<TimeZonePolicy>(directory) } : nil
    let vendors = folder.read(VendorCatalog.self)
    let baseRule = folder.read(BaseRulePolicy.self)
    let identities = folder.read(IdentityPolicy.self)
    let redaction = folder.read(RedactionPolicy.self)
    let clients = folder.read(ClientPolicy.self)
    let scoring = folder.read(ScoringPolicy.self)
    let reading = folder.read(ReadingPolicy.self)
    let sites = folder.read(SitePolicy.self)
    let roles = folder.read(RolePolicy.self)
    let exceptions = folder.read(ExceptionPolicy.self)
    let triage = folder.read(TriagePolicy.self)
    let tuning = folder.read(TuningPolicy.self)
    let procedures = folder.read(ProcedurePolicy.self)
    let holidays = folder.read(HolidayPolicy.self)
    let timeZones =
      if let meanwhile { folder.take(meanwhile.value()) } else {
        folder.read(TimeZonePolicy.self)
      }
    if let holidays, let timeZones {
      folder.report(holidays.problems(by: timeZones), with: HolidayPolicy.fileName)
    }
    folder.reportOtherFiles(but: identities?.aliasFiles ?? [])
    guard folder.problems.isEmpty, let vendors, let baseRule, let identities, let redaction,
      let clients, let scoring, let reading, let sites,
      let roles, let exceptions, let triage, let tuning, let procedures, let holidays,
      let timeZones
    else { return (nil, folder) }
    let policies = PolicySet(
      vendors: vendors, baseRule: baseRule, identities: identities, redaction: redaction,
      clients: clients, scoring: scoring, reading: reading, sites: sites,
      timeZones: timeZones, roles: roles, exceptions: exceptions, triage: triage, tuning: tuning,
      procedures: procedures, holidays: holidays)
    return (policies, folder)
  }

  /// The files of a `Models/` folder, in the order in which they are read.
  static let fileNames = [
    VendorCatalog.fileName, BaseRulePolicy.fileName, IdentityPolicy.fileName,
    RedactionPolicy.fileName, ClientPolicy.fileName, ScoringPolicy.fileName,
    ReadingPolicy.fileName, SitePolicy.fileName, RolePolicy.fileName, ExceptionPolicy.fileName,
    TriagePolicy.fileName, TuningPolicy.fileName, ProcedurePolicy.fileName,
    HolidayPolicy.fileName, TimeZonePolicy.fileName,
  ]
}
