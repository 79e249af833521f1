import Foundation

/// The rule's `ResultType == 0`, on a column that holds text in some exports and numbers in others.
///
/// Blanks around the value do not count, and numbers compare as numbers: `"0"`, `" 0 "`, `"0.0"`.
struct SuccessResults: Sendable {
  private let texts: Set<String>
  private let numbers: Set<Double>

  init(_ results: [String]) {
    texts = Set(results)
    numbers = Set(results.compactMap { Double($0) })
  }

  func contains(_ result: String) -> Bool {
    if texts.contains(result) { return true }
    let trimmed = result.trimmingCharacters(in: .whitespaces)
    return texts.contains(trimmed) || Double(trimmed).map(numbers.contains) ?? false
  }
}
