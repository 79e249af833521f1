import Events
import Ingestion
import Policies
import Reporting

/// What a file is taken for, and why, in words.
enum FormatExplanation {
  /// - Returns: a paragraph for every log in the file.
  static func text(of path: String, policies: PolicySet) throws -> String {
    try FormatInspection.inspect(
      InputFile(path: path, name: path, size: nil), expansion: policies.reading.expansion
    ).map(paragraph).joined()
  }

  private static func paragraph(_ inspection: FormatInspection) -> String {
    let name = Escape.terminal(inspection.name)
    var lines: [String] = []
    switch inspection.outcome {
    case .success(let format): lines.append("\(name): read as \(format)")
    case .failure(let failure): lines.append("\(name): not read: \(failure.detail)")
    }
    if !inspection.containers.isEmpty {
      lines.append("  inside    " + inspection.containers.map(\.rawValue).joined(separator: ", "))
    }
    for verdict in inspection.verdicts {
      switch verdict.recognition {
      case .no: continue
      case .refused(let reason): lines.append("  \(verdict.name): no, \(Escape.terminal(reason))")
      case .yes(let confidence, let evidence):
        lines.append("  \(verdict.name): yes (\(confidence) of 100), \(Escape.terminal(evidence))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
