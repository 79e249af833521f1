import Events
import Synchronization

/// The searches for one list of terms, one for each way of escaping; each compiled when it is first
/// needed, as most runs need one.
final class CandidateSearches: Sendable {
  private let terms: [String]
  private let compiled = Mutex<[CandidateSearch.Escaping: CandidateSearch]>([:])

  init(terms: [String]) {
    self.terms = terms
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
