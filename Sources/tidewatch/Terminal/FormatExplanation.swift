import Events
import Ingestion
import Reporting

/// What a file is taken for, and why, in words.
enum FormatExplanation {
  static func text(of path: String) throws(TidewatchError) -> String {
    let name = Escape.terminal(path)
    let inspection: FormatInspection
    do throws(ReadFailure) {
      inspection = try FormatInspection(path: path)
    } catch {
      return "\(name): not read: \(error.detail)\n"
    }
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
