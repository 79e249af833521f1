/// What is written of hits, so that nothing else has to be read or found out.
///
/// Time, target, URL and whatever else the rule decides by are not among them: they are always read.
package struct HitNeeds: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// As every option set has it, but not generic: this is asked many times for every row.
  @inline(__always)
  package func contains(_ member: HitNeeds) -> Bool {
    rawValue & member.rawValue == member.rawValue
  }

  package static let user = HitNeeds(rawValue: 1 << 0)
  package static let source = HitNeeds(rawValue: 1 << 1)
  /// The URL as it is shown, without secrets.
  package static let url = HitNeeds(rawValue: 1 << 2)
  package static let method = HitNeeds(rawValue: 1 << 3)
  package static let client = HitNeeds(rawValue: 1 << 4)
  /// The vendor and the product of the device that wrote the row.
  package static let device = HitNeeds(rawValue: 1 << 5)
  /// The rule's `IsAPICall`.
  package static let isAPICall = HitNeeds(rawValue: 1 << 6)
  /// The rule's `IsScriptedClient`, which is told by the client.
  package static let isScriptedClient = HitNeeds(rawValue: 1 << 7 | client.rawValue)
  /// The canonical vendor, and whether the host only looks like one of its.
  package static let vendor = HitNeeds(rawValue: 1 << 8)
  /// Who acted, which is told by the user or else by the source.
  package static let entity = HitNeeds(
    rawValue: 1 << 9 | user.rawValue | source.rawValue)

  package static let all: HitNeeds = [.kept, .isAPICall, .isScriptedClient]

  /// What the history keeps: all that is no conclusion of the rule, which draws it again when it reads them.
  package static let kept: HitNeeds = [
    .user, .source, .url, .method, .client, .device, .vendor, .entity,
  ]
}
