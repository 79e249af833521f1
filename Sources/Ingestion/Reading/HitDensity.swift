/// Whether it is likely that a log's next line is a hit, as nearly all of its last block were.
///
/// To search a block is to save reading most of it. Where there is nothing to save, each line is read at
/// once, and the search is asked only of those that are no hit: it was a sixth of the work on a log of hits. The
/// lines that are read, and what they come to, are the same either way; this is the only place that
/// decides between the two.
///
/// One for each log and thread: where other threads had the blocks between, nothing but time is lost.
struct HitDensity {
  /// Whether the last block had next to nothing but hits.
  private(set) var isHigh = false

  /// Hits are likely from this share of a block's bytes on, in quarters: with fewer, the lines that are looked
  /// at in vain may cost more than the search that is saved.
  private static let leastQuarters = 3

  /// Takes in how many of a block's bytes were those of hits.
  mutating func note(taken: Int, of bytes: Int) {
    isHigh = taken > bytes / 4 * Self.leastQuarters
  }
}
