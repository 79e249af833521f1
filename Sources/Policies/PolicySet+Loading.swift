import Events
import Foundation

extension PolicySet {
  /// Reads and validates every file of a `Models/` folder.
  ///
  /// - Parameter directory: The folder as the user named it.
  /// - Throws: `TidewatchError` with code `models` for the first problem; `check(directory:)` lists
  ///   them all.
  package static func load(from directory: String) throws(TidewatchError) -> PolicySet {
    let (policies, folder) = read(directory)
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

  private static func read(_ directory: String) -> (policies: PolicySet?, folder: ModelFolder) {
    var folder = ModelFolder(directory)
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory)
    guard exists, isDirectory.boolValue else {
      folder.reportMissingFolder()
      return (nil, folder)
    }
    let vendors = folder.read(VendorCatalog.self)
    let baseRule = folder.read(BaseRulePolicy.self)
    let identities = folder.read(IdentityPolicy.self)
    let redaction = folder.read(RedactionPolicy.self)
    let clients = folder.read(ClientPolicy.self)
    let scoring = folder.read(ScoringPolicy.self)
    let reading = folder.read(ReadingPolicy.self)
    let sites = folder.read(SitePolicy.self)
    let timeZones = folder.read(TimeZonePolicy.self)
    let roles = folder.read(RolePolicy.self)
    let procedures = folder.read(ProcedurePolicy.self)
    folder.reportOtherFiles(but: identities?.aliasFiles ?? [])
    guard folder.problems.isEmpty, let vendors, let baseRule, let identities, let redaction,
      let clients, let scoring, let reading, let sites, let timeZones,
      let roles, let procedures
    else { return (nil, folder) }
    let policies = PolicySet(
      vendors: vendors, baseRule: baseRule, identities: identities, redaction: redaction,
      clients: clients, scoring: scoring, reading: reading, sites: sites,
      timeZones: timeZones, roles: roles, procedures: procedures)
    return (policies, folder)
  }
}
