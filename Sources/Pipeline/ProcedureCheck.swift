import Events
import Policies

/// Checks `Models/procedures.yaml` against the vendors and the clients that there are.
struct ProcedureCheck {
  private let procedures: [ProcedurePolicy.Procedure]
  private let vendors: [String]
  private let clients: [String]

  init(_ policies: PolicySet) {
    procedures = policies.procedures.procedures
    vendors = policies.vendors.vendors.map(\.id)
    clients = policies.clients.families.map(\.name) + [policies.clients.other]
  }

  /// A vendor or a client that no file tells of, procedure by procedure.
  func problems(in directory: String) -> [TidewatchError] {
    let place = SourceLocation(file: "\(directory)/procedures.yaml")
    return procedures.flatMap { procedure in
      messages(about: procedure).map { TidewatchError(.models, $0, location: place) }
    }
  }

  private func messages(about procedure: ProcedurePolicy.Procedure) -> [String] {
    var messages: [String] = []
    if case .named(let ids) = procedure.vendors {
      for id in ids where !vendors.contains(id) {
        messages.append(
          "The procedure '\(procedure.id)' names the vendor '\(id)', which vendors.yaml does not"
            + " have; there are \(vendors.joined(separator: ", ")).")
      }
    }
    if let client = procedure.client, !clients.contains(client) {
      messages.append(
        "The procedure '\(procedure.id)' names the client '\(client)', which is no family of"
          + " clients.yaml; there are \(clients.joined(separator: ", ")).")
    }
    return messages
  }
}
