/// How far one word is from another, to guess what a misspelt key was meant to be.
package enum EditDistance {
  /// The smallest number of insertions, deletions and substitutions between two words.
  ///
  /// Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals" (1966),
  /// by the row-wise algorithm of Wagner and Fischer (1974).
  static func between(_ first: String, _ second: String) -> Int {
    let columns = Array(second)
    var row = Array(0...columns.count)
    for (index, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in columns.enumerated() {
        let substituted = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
      }
    }
    return row[columns.count]
  }

  /// The word nearest to another, the earlier of two; `nil` when more than half of it would change.
  ///
  ///     EditDistance.nearest(to: "domain", in: ["id", "domains"])  // "domains"
  package static func nearest(to word: String, in words: [String]) -> String? {
    let folded = word.lowercased()
    let ranked = words.map { (word: $0, distance: between(folded, $0.lowercased())) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance * 2 <= max(word.count, best.word.count) ? best.word : nil
  }
}
