/// How busy a typical entity of the organisation is: medians, so that one feed account that makes
/// a million requests does not tell what is normal for a person.
package struct OrganisationVolume: Hashable, Sendable {
  /// Events a day.
  package let mean: Double
  /// Of the negative binomial distribution.
  package let dispersion: Double

  /// The medians over the entities that were active; `nil` when none was.
  package init?(of summaries: some Sequence<DailyCounts.Summary>) {
    var means: [Double] = []
    var dispersions: [Double] = []
    for summary in summaries {
      guard let dispersion = summary.dispersion else { continue }
      means.append(summary.mean)
      dispersions.append(dispersion)
    }
    guard !means.isEmpty else { return nil }
    let middle = (means.count - 1) / 2
    mean = means.sorted()[middle]
    dispersion = dispersions.sorted()[middle]
  }
}
