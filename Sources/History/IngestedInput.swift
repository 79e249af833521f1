import Events

/// What is noted about one input once it is in the store.
package struct IngestedInput: Hashable, Sendable {
  /// Names the content: a hash of the decompressed bytes, as the caller computes it.
  package var contentDigest: String
  package var name: String
  package var format: String
  /// Bytes after decompression.
  package var bytes: Int
  package var records: Int
  /// Records that the candidate search let through.
  package var candidates: Int
  /// Records that were remembered as events.
  package var events: Int
  package var hits: Int
  package var failedSignIns: Int
  package var rejected: Int
  /// The earliest event; `nil` exactly when there is none.
  package var firstEvent: Timestamp?
  package var lastEvent: Timestamp?
  package var ingestedAt: Timestamp
  /// A sample of what was rejected, in the order of the input; the caller bounds it.
  package var rejections: [Rejection]

  package init(
    contentDigest: String, name: String, format: String, bytes: Int, records: Int,
    candidates: Int, events: Int, hits: Int, failedSignIns: Int, rejected: Int,
    firstEvent: Timestamp?, lastEvent: Timestamp?, ingestedAt: Timestamp,
    rejections: [Rejection] = []
  ) {
    self.contentDigest = contentDigest
    self.name = name
    self.format = format
    self.bytes = bytes
    self.records = records
    self.candidates = candidates
    self.events = events
    self.hits = hits
    self.failedSignIns = failedSignIns
    self.rejected = rejected
    self.firstEvent = firstEvent
    self.lastEvent = lastEvent
    self.ingestedAt = ingestedAt
    self.rejections = rejections
  }
}
