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
    // Reading is most of what a short run takes, so the second half is read meanwhile. A proposal is
    // for one thread only.
    let meanwhile =
      proposal == nil ? Meanwhile { LaterModels(directory, proposing: nil) } : nil
    let vendors = folder.read(VendorCatalog.self)
    let baseRule = folder.read(BaseRulePolicy.self)
    let identities = folder.read(IdentityPolicy.self)
    let redaction = folder.read(RedactionPolicy.self)
    let clients = folder.read(ClientPolicy.self)
    let scoring = folder.read(ScoringPolicy.self)
    let reading = folder.read(ReadingPolicy.self)
    let sites = folder.read(SitePolicy.self)
    let later = meanwhile?.value() ?? LaterModels(directory, proposing: proposal)
    folder.append(fileNames: later.fileNames, problems: later.problems)
    folder.reportOtherFiles(but: identities?.aliasFiles ?? [])
    guard folder.problems.isEmpty, let vendors, let baseRule, let identities, let redaction,
      let clients, let scoring, let reading, let sites,
      let timeZones = later.timeZones, let roles = later.roles,
      let exceptions = later.exceptions, let triage = later.triage, let tuning = later.tuning,
      let procedures = later.procedures
    else { return (nil, folder) }
    let policies = PolicySet(
      vendors: vendors, baseRule: baseRule, identities: identities, redaction: redaction,
      clients: clients, scoring: scoring, reading: reading, sites: sites,
      timeZones: timeZones, roles: roles, exceptions: exceptions, triage: triage, tuning: tuning,
      procedures: procedures)
    return (policies, folder)
  }

  /// The models of the second half of the files.
  private struct LaterModels: Sendable {
    let timeZones: TimeZonePolicy?
    let roles: RolePolicy?
    let exceptions: ExceptionPolicy?
    let triage: TriagePolicy?
    let tuning: TuningPolicy?
    let procedures: ProcedurePolicy?
    let fileNames: [String]
    let problems: [TidewatchError]

    init(_ directory: String, proposing proposal: Proposal?) {
      var folder = ModelFolder(directory, proposal: proposal)
      timeZones = folder.read(TimeZonePolicy.self)
      roles = folder.read(RolePolicy.self)
      exceptions = folder.read(ExceptionPolicy.self)
      triage = folder.read(TriagePolicy.self)
      tuning = folder.read(TuningPolicy.self)
      procedures = folder.read(ProcedurePolicy.self)
      fileNames = folder.fileNames
      problems = folder.problems
    }
  }

  /// The files of a `Models/` folder, in the order in which they are read.
  static let fileNames = [
    VendorCatalog.fileName, BaseRulePolicy.fileName, IdentityPolicy.fileName,
    RedactionPolicy.fileName, ClientPolicy.fileName, ScoringPolicy.fileName,
    ReadingPolicy.fileName, SitePolicy.fileName, TimeZonePolicy.fileName, RolePolicy.fileName,
    ExceptionPolicy.fileName, TriagePolicy.fileName, TuningPolicy.fileName,
    ProcedurePolicy.fileName,
  ]
}
