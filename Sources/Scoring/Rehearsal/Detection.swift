import Events

/// The rehearsal of one week, and by what its scores are told.
package struct RehearsedWeek: Sendable {
  /// By procedure id.
  package var procedures: [String: JudgedWeek]
  /// Those of the week's real past; without them every score is 0.
  package var periods: ReturnPeriods?

  package init(procedures: [String: JudgedWeek], periods: ReturnPeriods?) {
    self.procedures = procedures
    self.periods = periods
  }
}

/// Would we have seen it? The scores of rehearsed attacks, procedure by procedure and role by role.
package struct Detection: Hashable, Sendable {
  /// Whom a procedure was tried on.
  package struct Role: Hashable, Comparable, Sendable {
    package var kind: EntityRole.Kind
    /// Empty where no role is known.
    package var name: String

    package static func < (left: Self, right: Self) -> Bool {
      (left.kind.rawValue, left.name) < (right.kind.rawValue, right.name)
    }
  }

  /// The attacks of one procedure on one role, or of several.
  package struct Row: Hashable, Sendable {
    /// The procedure's id; `nil` for all.
    package var procedure: String?
    /// `nil` for all.
    package var role: Role?
    /// Of each attack the score of its highest day, ascending; 0 to 100.
    package var scores: [Double]

    /// How many of the attacks have a day that scores so much or more.
    package func detected(at threshold: Double) -> Proportion {
      Proportion(scores.count - scores.lowerBound { $0 >= threshold }, of: scores.count)
    }

    /// `nil` without an attack.
    package var medianScore: Double? {
      scores.isEmpty ? nil : (scores[(scores.count - 1) / 2] + scores[scores.count / 2]) / 2
    }
  }

  /// By procedure in the order asked for, then by role; without those that were never tried.
  package var rows: [Row]
  /// By procedure over all roles.
  package var procedures: [Row]
  /// Everything.
  package var all: Row
}

extension Scorer {
  /// How the attacks of rehearsed weeks score by these weights and caps, and under the exceptions.
  ///
  /// - Parameter procedures: ids, in the order in which rows are wanted.
  package func detection(of weeks: [RehearsedWeek], procedures: [String]) -> Detection {
    var detection = Detection(
      rows: [], procedures: [], all: Detection.Row(procedure: nil, role: nil, scores: []))
    for procedure in procedures {
      var scores: [Detection.Role: [Double]] = [:]
      for week in weeks {
        guard let judged = week.procedures[procedure] else { continue }
        for (role, highest) in attacks(of: judged, by: week.periods) {
          scores[role, default: []].append(highest)
        }
      }
      detection.rows += scores.sorted { $0.key < $1.key }.map { role, scores in
        Detection.Row(procedure: procedure, role: role, scores: scores.sorted())
      }
      let all = scores.values.flatMap { $0 }.sorted()
      detection.procedures.append(Detection.Row(procedure: procedure, role: nil, scores: all))
      detection.all.scores += all
    }
    detection.all.scores.sort()
    return detection
  }

  /// Of each entity that was attacked in a week, the score of its highest day; a day without a hit, or one
  /// that exceptions hide, is no finding.
  private func attacks(
    of week: JudgedWeek, by periods: ReturnPeriods?
  ) -> [(Detection.Role, Double)] {
    let verdicts = week.days.first.flatMap { precedents.model(before: $0.day.monday) }
    let recent = recentDays(of: week.days, by: periods)
    return Dictionary(grouping: week.days, by: \.entity).values.compactMap { days in
      guard let first = days.first else { return nil }
      let scores = days.lazy.filter { $0.hits > 0 }.compactMap { day in
        periods.flatMap { scored(day, after: recent, by: $0, verdicts: verdicts)?.score }
      }
      return (Detection.Role(kind: first.role, name: first.roleName), scores.max() ?? 0)
    }
  }
}
