import Events
import Reporting

/// Adds up rejections by reason, with a few examples of each.
enum RejectionSurvey {
  private static let examplesShown = 3

  /// The groups, most rejections first, then by reason.
  ///
  /// - Parameters:
  ///   - kept: rejections that the store keeps.
  ///   - own: rejections of this run's inputs; those that the store knows too count once.
  static func groups(of kept: [Rejection], and own: [Rejection]) -> [Report.RejectionGroup] {
    var byReason: [Rejection.Reason: Set<Rejection>] = [:]
    for rejection in kept + own {
      byReason[rejection.reason, default: []].insert(rejection)
    }
    return byReason.map { reason, rejections in
      let sorted = rejections.sorted { left, right in
        (left.location.file, left.location.byteOffset ?? 0, left.detail)
          < (right.location.file, right.location.byteOffset ?? 0, right.detail)
      }
      return Report.RejectionGroup(
        reason: reason, count: sorted.count, examples: Array(sorted.prefix(examplesShown)))
    }
    .sorted { ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue) }
  }
}
