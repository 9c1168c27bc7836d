// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic
internal import NumericsCore

/// How much a measure scatters by chance from cohort to cohort: half the width of its interval.
package enum GoalNoise: Sendable, Hashable {
  /// As whoever wrote the plan gives it, in units of the measure.
  case halfWidth(Rational)
  /// From how many students reached each level.
  case counts([Int], LevelIndex)

  /// The share of cohorts that the interval is to hold.
  package static let coverage = 0.95

  /// Half the width of the 95 % interval, in units of the measure; `nil` without a student.
  ///
  /// From counts it is the normal quantile times `LevelIndex.standardError(_:)`.
  package var halfWidth: Double? {
    switch self {
    case .halfWidth(let width): width.double
    case .counts(let counts, let index):
      index.standardError(counts).map {
        $0 * NormalDistribution.standard.quantile((1 + Self.coverage) / 2)
      }
    }
  }

  /// How many students the counts tell of; `nil` where there are none.
  package var students: Int? {
    if case .counts(let counts, let index) = self { index.students(counts) } else { nil }
  }

  /// Half the width with one decimal place.
  package var words: String? { halfWidth.map { "\u{B1}\($0.text(places: 1))" } }
}
