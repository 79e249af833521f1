import Ingestion

/// Searches bytes with a sieve and without, which must find the same.
final class SearchFuzzer {
  private let searches: [(sieved: CandidateSearch, plain: CandidateSearch)]

  /// Long enough for a sieve, however few bytes there are.
  private static let least = 8192

  init() {
    let terms = ["virustotal.com", "shodan", "Recorded Future", "ann"]
    do {
      searches = try CandidateSearch.Escaping.allCases.map { escaping in
        (
          try CandidateSearch(terms: terms, escaping: escaping),
          try CandidateSearch(terms: terms, escaping: escaping, sieving: false)
        )
      }
    } catch {
      preconditionFailure("the search cannot be made: \(error)")
    }
  }

  func search(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    let repeated = Array(repeatElement(Array(bytes), count: Self.least / bytes.count + 1).joined())
    for (sieved, plain) in searches {
      for step in [1, 50] {
        precondition(
          Self.matches(of: sieved, in: repeated, step: step)
            == Self.matches(of: plain, in: repeated, step: step),
          "the sieve holds back what is searched for")
      }
    }
  }

  /// - Parameter step: so many bytes behind each match, others do not matter.
  private static func matches(
    of search: CandidateSearch, in bytes: [UInt8], step: Int
  ) -> [Int] {
    do {
      let scratch = try search.makeScratch()
      var found: [Int] = []
      try bytes.withUnsafeBytes { bytes in
        try search.forEachMatch(in: ByteView(bytes), using: scratch) { position in
          found.append(position)
          return position + step
        }
      }
      return found
    } catch {
      preconditionFailure("searching memory threw: \(error)")
    }
  }
}
