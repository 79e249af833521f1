/// What a look at every byte of a store found.
package struct Verification: Hashable, Sendable {
  /// What is damaged, a sentence each; empty when all is well.
  package var problems: [String]
  package var entities: Int
  /// Blocks that could be read.
  package var blocks: Int
  /// Events in those blocks, each as often as it was seen.
  package var events: Int
  /// 32 hex digits that two stores share exactly when they hold the same events, whatever the
  /// order they came in and whatever key each store has; see `ContentDigest`.
  package var digest: String
}
