// SPDX-License-Identifier: Apache-2.0
package import Evidence
package import ExactArithmetic

extension Plan {
  /// What is to be reached, measured by a number of the runs.
  package struct Goal: Sendable, Hashable {
    /// What a goal changes.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      /// What students reach (a core goal).
      case achievement
      /// How the unit works (a structural goal).
      case system
    }

    /// Where the measure stood when the goal was set.
    package struct Baseline: Sendable, Hashable {
      /// The year.
      package let year: Int
      /// The number.
      package let value: Rational
      /// How many students it rests on; `nil` where it is not said.
      package var students: Int?
      /// The fingerprint of the run that gave it; empty where it is not said.
      package var fingerprint = ""

      /// A baseline.
      package init(year: Int, value: Rational) { (self.year, self.value) = (year, value) }
    }

    /// Where the measure is to stand on the way.
    package struct Milestone: Sendable, Hashable {
      /// The year.
      package let year: Int
      /// The number.
      package let value: Rational

      /// A milestone.
      package init(year: Int, value: Rational) { (self.year, self.value) = (year, value) }
    }

    /// What the measure gained before, for the unit and units like it.
    package struct PastGains: Sendable, Hashable {
      /// Over how many years each gain was made.
      package let years: Int
      /// The gains, in the right direction above 0.
      package let values: [Rational]

      /// Past gains over so many years, at least one.
      package init(years: Int, values: [Rational]) {
        (self.years, self.values) = (Swift.max(1, years), values)
      }
    }

    /// What the target does to the points, as whoever ran the rule on it says.
    package struct Effect: Sendable, Hashable {
      /// The points gained at the target.
      package let points: Rational
      /// Whether a maximum takes the rest.
      package let isCapped: Bool

      /// An effect.
      package init(points: Rational, isCapped: Bool) {
        (self.points, self.isCapped) = (points, isCapped)
      }
    }

    /// Its name in the plan.
    package let id: String
    /// The goal in the plan's own words.
    package let title: String
    /// What it is measured by.
    package let measure: Measure
    /// What it changes.
    package var kind = Kind.achievement
    /// The priority that it serves, by its id.
    package var priority: String?
    /// Where it begins; `nil` where it is not said.
    package var baseline: Baseline?
    /// Where it ends; `nil` where it is not said.
    package var target: Rational?
    /// By when; `nil` where it is not said.
    package var due: CalendarDate?
    /// Where it is to stand on the way.
    package var milestones: [Milestone] = []
    /// How much the measure scatters by chance; `nil` where it is not said.
    package var noise: GoalNoise?
    /// What it gained before; `nil` where it is not said.
    package var pastGains: PastGains?
    /// What the target does to the points; `nil` where it is not said.
    package var effect: Effect?

    /// A goal.
    package init(id: String, title: String, measure: Measure) {
      (self.id, self.title, self.measure) = (id, title, measure)
    }

    /// How far the target lies from the baseline in the right direction.
    package var neededGain: Rational? {
      guard let baseline, let target else { return nil }
      return measure.direction.advance(from: baseline.value, to: target)
    }
  }
}
