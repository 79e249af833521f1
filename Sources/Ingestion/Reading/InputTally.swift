import Events

/// What reading one log came to.
///
/// Every record of a log that was read is an event, a non-candidate or a rejection, and the three add up
/// to `records`. A log that was refused has one rejection and no record.
package struct InputTally: Hashable, Sendable {
  package var name: String
  /// The format's name; empty when none was recognised.
  package var format = ""
  /// The wrappings that were taken off, from the outside in.
  package var containers: [Container] = []
  /// Bytes as they lie on disk or in an archive, and after decompression.
  package var bytesStored = 0
  package var bytes = 0
  /// Lines, or records where a format's records are not lines; header lines not counted.
  package var records = 0
  /// Records that were parsed, because a term occurs in them, and those that could not be reached.
  package var candidates = 0
  package var events = 0
  package var rejected = 0
  /// Line ends passed so far.
  var lines = 0
  /// The XXH3 of the stored bytes, where asked for.
  package var contentDigest = ""

  package init(name: String) {
    self.name = name
  }

  /// Records in which no term occurs, and which were not parsed.
  package var nonCandidates: Int { records - candidates }
}
