import Detection
import Events
import Ingestion
import Policies

/// Turns an event as read into what is remembered and shown: judged, named, and without secrets.
///
/// The rule looks at the event as logged; only then are secrets replaced, so that redaction never
/// changes a verdict. One for each thread.
package struct AccessClassifier {
  /// A TI-vendor access, ready to be kept or printed.
  package struct ClassifiedAccess {
    package var event: AccessEvent
    package var entity: Entity
    package var access: Verdict.Access
  }

  private let rule: BaseRule
  private let entities: EntityMemory
  private let redactor: SecretRedactor

  package init(policies: PolicySet, redactor: SecretRedactor) {
    self.rule = BaseRule(policies: policies)
    self.entities = EntityMemory(EntityNaming(policy: policies.identities))
    self.redactor = redactor
  }

  package enum Outcome {
    case irrelevant
    case failedSignIn
    case access(ClassifiedAccess)
  }

  package func classify(_ event: consuming AccessEvent) -> Outcome {
    switch rule.evaluate(event) {
    case .irrelevant: return .irrelevant
    case .failedSignIn: return .failedSignIn
    case .access(let access):
      let entity = entities.entity(user: event.user, source: event.source)
      event.vendor = access.vendor
      redactor.redact(&event.url)
      redactor.redact(&event.client)
      return .access(ClassifiedAccess(event: event, entity: entity, access: access))
    }
  }

  /// Whether a user agent is one of the rule's scripted clients.
  package func isScripted(_ client: String) -> Bool { rule.isScripted(client) }

  /// The verdict on an event that the history gave back.
  package func access(of event: AccessEvent) -> Verdict.Access? {
    if case .access(let access) = rule.evaluate(event) { access } else { nil }
  }
}

extension Hit {
  init(_ classified: consuming AccessClassifier.ClassifiedAccess) {
    self.init(
      event: classified.event, isAPICall: classified.access.isAPICall,
      isScriptedClient: classified.access.isScriptedClient,
      isLookalike: classified.access.isLookalike, entity: classified.entity)
  }
}
