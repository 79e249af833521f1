/// The distribution of a count whose variance is `mean + dispersion · mean²`.
///
///     NegativeBinomial(mean: 3, dispersion: 0.5).logUpperTail(10)  // ln P(X ≥ 10)
///
/// Its size is 1 / dispersion; with a dispersion towards 0 it becomes the Poisson distribution.
package struct NegativeBinomial: Hashable, Sendable {
  /// Events a day, above 0.
  package let mean: Double
  package let dispersion: Double

  /// Below this dispersion a count cannot be told from a Poisson count here.
  private static let leastDispersion = 1e-6

  /// A distribution; `nil` for a mean that is not above 0 or numbers that are not finite.
  package init?(mean: Double, dispersion: Double) {
    guard mean > 0, mean.isFinite, dispersion.isFinite else { return nil }
    self.mean = mean
    self.dispersion = max(dispersion, Self.leastDispersion)
  }

  /// ln P(X ≥ count), the plain tail and not the mid-p, so that a discrete count is never overrated.
  ///
  /// P(X ≥ k) = I_p(k, size) with p = mean / (mean + size): DLMF 8.17(v).
  package func logUpperTail(_ count: Int) -> Double {
    guard count > 0 else { return 0 }
    let size = 1 / dispersion
    let total = mean + size
    return IncompleteBeta.logarithm(x: mean / total, y: size / total, a: Double(count), b: size)
  }
}

extension NegativeBinomial {
  /// What the count of an entity without any past may be, by a typical entity of the organisation;
  /// the variance is doubled, as for a mean known from a single day.
  package init?(organisation: OrganisationVolume) {
    let mean = organisation.mean
    guard mean > 0 else { return nil }
    let variance = 2 * (mean + organisation.dispersion * mean * mean)
    self.init(mean: mean, dispersion: (variance - mean) / (mean * mean))
  }

  /// What tomorrow's count may be, learned from one entity's days and, where these are few, from
  /// the organisation's; `nil` while neither has seen an event.
  ///
  /// Method of moments with shrinkage: the mean weighs `priorDays` of the organisation's mean
  /// against the entity's days, the dispersion against its active days, since only these tell
  /// about it. The variance grows by 1 / (days + priorDays) because the mean itself is estimated.
  package init?(
    own: DailyCounts.Summary, organisation: OrganisationVolume?, priorDays: Double
  ) {
    let days = Double(own.days)
    let activeDays = Double(own.activeDays)
    let prior = organisation == nil ? 0 : priorDays
    let mean = (days * own.mean + prior * (organisation?.mean ?? 0)) / (days + prior)
    guard mean > 0 else { return nil }
    let ownDispersion = own.dispersion ?? organisation?.dispersion ?? 0
    let priorDispersion = organisation?.dispersion ?? ownDispersion
    let weight = activeDays + prior
    let dispersion =
      weight > 0
      ? (activeDays * ownDispersion + prior * priorDispersion) / weight : ownDispersion
    let variance = (mean + dispersion * mean * mean) * (1 + 1 / (days + prior))
    self.init(mean: mean, dispersion: (variance - mean) / (mean * mean))
  }
}
