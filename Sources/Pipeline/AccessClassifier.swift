import Detection
import Events
import Ingestion
import Policies

/// Turns an event as read into what is remembered and shown: judged, named, and without secrets.
///
/// The rule looks at the event as logged; only then are secrets replaced, so that redaction never
/// changes a verdict. One for each thread.
package final class AccessClassifier {
  private let rule: BaseRule
  private let memory = RuleMemory()
  private let entities: EntityMemory
  private let redactor: SecretRedactor
  private let needs: HitNeeds

  /// - Parameters:
  ///   - rule: the rule of the policies, where it is made already, as making it takes a while.
  ///   - needs: what of an access is asked for; the rest of it may stay empty.
  package init(
    policies: PolicySet, rule: BaseRule? = nil, redactor: SecretRedactor, needs: HitNeeds = .all
  ) {
    self.needs = needs
    self.rule = rule ?? BaseRule(policies: policies)
    self.entities = EntityMemory(EntityNaming(policy: policies.identities))
    self.redactor = redactor
  }

  /// Stands where nobody asks who acted.
  private static let nobody = Entity(id: "", kind: .host)

  package enum Outcome {
    case irrelevant
    case failedSignIn
    case access(Entity, Verdict.Access)
  }

  /// Judges an event and names who acted; an access is left without secrets, and with its vendor.
  package func classify(_ event: inout AccessEvent) -> Outcome {
    switch rule.evaluate(event, remembering: memory, for: needs) {
    case .irrelevant: return .irrelevant
    case .failedSignIn: return .failedSignIn
    case .access(let access):
      let entity =
        needs.contains(.entity)
        ? entities.entity(user: event.user, source: event.source) : Self.nobody
      event.vendor = access.vendor
      if needs.contains(.url) { redactor.redact(&event.url) }
      if needs.contains(.client) { redactor.redact(&event.client) }
      return .access(entity, access)
    }
  }

  /// Judges a proxy's row as `classify` does, and calls `body` with the hit if it is one: without secrets,
  /// and valid during the call. Says whether it is one.
  func withHit(of row: ProxyRowView, _ body: (ProxyHitView) -> Void) -> Bool {
    guard
      case .access(let access) = rule.evaluate(row, remembering: memory, for: needs),
      access.isHit
    else { return false }
    let entity = needs.contains(.entity) ? entities.entity(of: row) : Self.nobody
    var hit = ProxyHitView(
      row: row, isAPICall: access.isAPICall, isScriptedClient: access.isScriptedClient,
      isLookalike: access.isLookalike, entity: entity, vendor: access.vendor)
    let url = withoutSecrets(row.url, for: .url)
    let client = withoutSecrets(row.client, for: .client)
    if url == nil, client == nil {
      body(hit)
    } else {
      Self.withBytes(of: url, else: row.url) { url in
        Self.withBytes(of: client, else: row.client) { client in
          hit.row.url = url
          hit.row.client = client
          body(hit)
        }
      }
    }
    return true
  }

  /// A text without its secrets, if it has any and is asked for; else nobody sees it, or it may be seen.
  private func withoutSecrets(_ text: ProxyRowView.Text, for need: HitNeeds) -> [UInt8]? {
    guard needs.contains(need) else { return nil }
    return redactor.withoutSecrets(ByteView(UnsafeRawBufferPointer(text)))
  }

  private static func withBytes(
    of clean: [UInt8]?, else text: ProxyRowView.Text, _ body: (ProxyRowView.Text) -> Void
  ) {
    guard let clean else { return body(text) }
    clean.withUnsafeBufferPointer(body)
  }

  /// Whether a user agent is one of the rule's scripted clients.
  package func isScripted(_ client: String) -> Bool {
    rule.isScripted(client, remembering: memory)
  }

  /// Whether the rule returns events of the history that have everything in common but time and URL; `nil`
  /// where the URL of each decides.
  package func isHit(whateverURL event: AccessEvent) -> Bool? { rule.isHit(whateverURL: event) }

  /// Whether the rule returns a proxy's row for its URL.
  package func isHit(url: UnsafeBufferPointer<UInt8>) -> Bool { rule.isHit(url: url) }

  /// The rule's `IsAPICall`, for a proxy's row that it returns.
  package func isAPICall(url: UnsafeBufferPointer<UInt8>) -> Bool { rule.isAPICall(url: url) }

  /// The verdict on an event that the history gave back.
  package func access(of event: AccessEvent) -> Verdict.Access? {
    if case .access(let access) = rule.evaluate(event, remembering: memory) { access } else { nil }
  }
}

extension Hit {
  init(_ event: consuming AccessEvent, entity: Entity, access: Verdict.Access) {
    self.init(
      event: event, isAPICall: access.isAPICall, isScriptedClient: access.isScriptedClient,
      isLookalike: access.isLookalike, entity: entity)
  }
}
