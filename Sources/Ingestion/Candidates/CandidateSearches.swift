import Events
import Synchronization

/// The searches for one list of terms, one for each way of escaping; each compiled when it is first
/// needed, as most runs need one.
final class CandidateSearches: Sendable {
  private let terms: [String]
  private let compiled = Mutex<[CandidateSearch.Escaping: CandidateSearch]>([:])

  /// Whether a text of a record has a term only where the record has it too, or hides it in a way that the
  /// search knows: no term has a character that formats write with an escape of their own, such as CEF's
  /// `\=`.
  let termsStandAsTheyAre: Bool

  init(terms: [String]) {
    self.terms = terms
    termsStandAsTheyAre = terms.allSatisfy { term in
      term.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || " .-_".utf8.contains($0) }
    }
  }

  func search(_ escaping: CandidateSearch.Escaping) throws(TidewatchError) -> CandidateSearch {
    let result = compiled.withLock { compiled -> Result<CandidateSearch, TidewatchError> in
      if let known = compiled[escaping] { return .success(known) }
      do throws(TidewatchError) {
        let search = try CandidateSearch(terms: terms, escaping: escaping)
        compiled[escaping] = search
        return .success(search)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
