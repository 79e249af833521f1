import Events
import Policies

/// The ATT&CK T1597.001 rule for threat-intelligence vendors, as Kusto would run it on one row.
///
/// What the rule returns is `isHit`; the canonical vendor and `isLookalike` are annotations beside
/// it. The window is `RuleWindow`; union, columns and order belong to the output.
///
/// A class, as all threads judge by the same one: of a structure, each would count references to all its parts
/// with every row.
package final class BaseRule: Sendable {
  /// A text in UTF-8.
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Kusto truncates longer strings when it ingests them.
  private static let longestString = 1_048_576

  private let vendors: [String]
  private let hosts: VendorHosts
  private let domains: HasAnyMatcher
  /// The vendor of each domain term, by place in the catalogue.
  private let domainVendors: [Int]
  private let apps: HasAnyMatcher
  private let appVendors: [Int]
  private let apiCall: HasAnyMatcher
  private let scriptedClient: HasAnyMatcher
  private let network: HasAnyMatcher
  private let risks: Set<String>
  private let success: SuccessResults

  /// Literals of which at least one occurs, ASCII case aside and as a plain substring, in a field of
  /// every row that is not irrelevant.
  package let searchTerms: [String]

  package init(policies: PolicySet) {
    let catalog = policies.vendors
    let rule = policies.baseRule
    vendors = catalog.vendors.map(\.id)
    hosts = VendorHosts(catalog.vendors)
    domains = HasAnyMatcher(catalog.domainTerms)
    domainVendors = catalog.vendors.enumerated().flatMap { place, vendor in
      vendor.domains.map { _ in place }
    }
    apps = HasAnyMatcher(catalog.appTerms)
    appVendors = catalog.vendors.enumerated().flatMap { place, vendor in
      vendor.apps.map { _ in place }
    }
    apiCall = HasAnyMatcher(rule.apiCallTerms)
    scriptedClient = HasAnyMatcher(rule.scriptedClientTerms)
    network = HasAnyMatcher(rule.networkTerms)
    risks = Set(rule.signInRisks)
    success = SuccessResults(rule.successResults)
    searchTerms = catalog.domainTerms + catalog.appTerms
  }

  /// What the rule makes of one event, whatever its time.
  ///
  /// - Parameters:
  ///   - memory: what was found out before; it changes the time that this takes, and nothing else.
  ///   - needs: what of an access is asked for; the rest of it is empty or false. Whether it is one, and
  ///     a hit, is always told.
  package func evaluate(
    _ event: AccessEvent, remembering memory: RuleMemory? = nil, for needs: HitNeeds = .all
  ) -> Verdict {
    switch event.channel {
    case .proxy: evaluateProxyRow(event, memory, needs)
    case .signIn: evaluateSignIn(event)
    case .lookup: evaluateProxyRow(event, memory, needs).asEvidence
    case .backgroundSignIn: evaluateSignIn(event).asEvidence
    }
  }

  /// The same for a proxy's row that is no event yet.
  package func evaluate(
    _ row: ProxyRowView, remembering memory: RuleMemory?, for needs: HitNeeds
  ) -> Verdict {
    evaluate(url: row.url, host: row.target, client: row.client, memory, needs)
  }

  /// Whether a row is of the account's ordinary work: a request that has nothing to do with TI vendors, or
  /// a successful sign-in to another application.
  package func isOrdinary(_ event: AccessEvent, remembering memory: RuleMemory? = nil) -> Bool {
    switch event.channel {
    case .lookup: return false
    case .signIn, .backgroundSignIn:
      guard success.contains(event.resultType) else { return false }
    case .proxy: break
    }
    guard case .irrelevant = evaluate(event, remembering: memory) else { return false }
    return true
  }

  /// Whether the rule returns all events that differ from one in time and URL alone; `nil` where the URL of
  /// each decides.
  package func isHit(whateverURL event: AccessEvent) -> Bool? {
    if event.channel == .proxy {
      return domains.matches(Self.ingested(event.target)) ? true : nil
    }
    guard case .access(let access) = evaluate(event) else { return false }
    return access.isHit
  }

  /// Whether the rule returns a proxy's row for its URL, given as UTF-8.
  package func isHit(url: UnsafeBufferPointer<UInt8>) -> Bool {
    domains.matches(Self.ingested(url))
  }

  /// The rule's `IsAPICall` of a URL, given as UTF-8.
  package func isAPICall(url: UnsafeBufferPointer<UInt8>) -> Bool {
    apiCall.matches(Self.ingested(url))
  }

  /// The rule's `IsScriptedClient`, for any user agent.
  package func isScripted(_ client: String, remembering memory: RuleMemory? = nil) -> Bool {
    client.withBytes { isScripted($0, memory) }
  }

  private func isScripted(_ client: Bytes, _ memory: RuleMemory?) -> Bool {
    memory?.scripted.value(of: client) { matchesScripted(client) } ?? matchesScripted(client)
  }

  private func matchesScripted(_ client: Bytes) -> Bool {
    scriptedClient.matches(Self.ingested(client))
  }

  private func evaluateProxyRow(
    _ event: AccessEvent, _ memory: RuleMemory?, _ needs: HitNeeds
  ) -> Verdict {
    event.url.withBytes { url in
      event.target.withBytes { host in
        event.client.withBytes { client in
          evaluate(url: url, host: host, client: client, memory, needs)
        }
      }
    }
  }

  private func evaluate(
    url: Bytes, host: Bytes, client: Bytes, _ memory: RuleMemory?, _ needs: HitNeeds
  ) -> Verdict {
    let url = Self.ingested(url)
    let host = Self.ingested(host)
    let isNamed = memory?.named.value(of: host) { domains.matches(host) } ?? domains.matches(host)
    guard isNamed || domains.matches(url) else { return .irrelevant }
    var access = Verdict.Access(
      vendor: "", isHit: true, isAPICall: needs.contains(.isAPICall) && apiCall.matches(url),
      isScriptedClient: needs.contains(.isScriptedClient)
        && isScripted(client, memory),
      isLookalike: false)
    if needs.contains(.vendor) {
      let ownerOfHost =
        memory?.owners.value(of: host) { hosts.vendor(of: host) } ?? hosts.vendor(of: host)
      let owner = ownerOfHost ?? hosts.vendor(of: url)
      guard let vendor = owner ?? vendorOfLongestTerm(url, host) else { return .irrelevant }
      access.vendor = vendors[vendor]
      access.isLookalike = owner == nil
    }
    return .access(access)
  }

  private func evaluateSignIn(_ event: AccessEvent) -> Verdict {
    guard let app = apps.longestMatch(in: Self.ingested(event.target)) else { return .irrelevant }
    let vendor = vendors[appVendors[app]]
    guard success.contains(event.resultType) else { return .failedSignIn(vendor: vendor) }
    let isRisky =
      risks.contains(event.risk) || network.matches(Self.ingested(event.networkDetails))
    return .access(
      Verdict.Access(
        vendor: vendor, isHit: isRisky, isAPICall: false, isScriptedClient: false,
        isLookalike: false))
  }

  /// The vendor of the longest domain term in either text.
  private func vendorOfLongestTerm(_ url: Bytes, _ host: Bytes) -> Int? {
    let terms = [url, host].compactMap { domains.longestMatch(in: $0) }
    return terms.reduce(nil) { longest, term in
      longest.map { domains.longer($0, term) } ?? term
    }.map { domainVendors[$0] }
  }

  /// A text of a row as it is after ingestion into Kusto. A character that is cut in two is in no term.
  @inline(__always)
  private static func ingested(_ text: Bytes) -> Bytes {
    text.count <= longestString ? text : Bytes(rebasing: text[..<longestString])
  }

  /// A string as it is after ingestion into Kusto.
  @inline(__always)
  private static func ingested(_ text: String) -> String {
    if text.utf8.count <= longestString { return text }
    return String(decoding: text.utf8.prefix(longestString), as: UTF8.self)
  }
}
