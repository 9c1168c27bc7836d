// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic

/// What a run, its study and its policy say of a goal: what the target is worth, how often as much was
/// gained, and whether the bands move away from it.
package struct GoalOutlook: Sendable, Hashable {
  /// What the target is worth, or why that is not told.
  package var effect: Result<GoalEffect, GoalEffect.Untold>?
  /// How the needed gain compares with past ones; `nil` where the run has none.
  package var gain: GainOutlook?
  /// The bands by year; `nil` where the measure is read in no table whose edges move.
  package var bands: GoalBands?
  /// How much the measure scatters from cohort to cohort, in its own unit; `nil` without counts.
  package var scatter: Scatter?
  /// The points that a component can have, where the target is none of them.
  package var attainable: [Rational]?

  /// How much a measure scatters from cohort to cohort.
  package struct Scatter: Sendable, Hashable {
    /// The year.
    package let year: Int?
    /// Half the width of the 95 % interval.
    package let halfWidth: Rational
    /// Of how many drawn cohorts.
    package let draws: Int
    /// Whether some numbers came without counts and were not drawn, so that the scatter is larger.
    package let isLeast: Bool

    /// A scatter.
    package init(year: Int?, halfWidth: Rational, draws: Int, isLeast: Bool) {
      (self.year, self.halfWidth, self.draws) = (year, halfWidth, draws)
      self.isLeast = isLeast
    }

    /// `±7.4 in 2015, from 1000 drawn cohorts`.
    var words: String {
      let year = year.map { " in \($0)" } ?? ""
      let least = isLeast ? "at least " : ""
      let why = isLeast ? "; numbers without counts were not drawn" : ""
      return "\(least)\u{B1}\(halfWidth.short)\(year), from \(draws) drawn cohorts\(why)"
    }
  }

  /// An outlook of which nothing is known yet.
  package init() {}

  /// The outlook in words, clause by clause, each with its name.
  package var lines: [(name: String, words: String)] {
    var lines: [(String, String)] = []
    switch effect {
    case .success(let effect):
      let year = effect.year.map { "by the rule of \($0), " } ?? ""
      let next = effect.gain == .zero ? effect.nextBand.map { " (\($0))" } ?? "" : ""
      lines.append(
        ("at the target", "\(year)all else as it is, \(effect.words)\(next); \(effect.total)")
      )
    case .failure(let untold):
      lines.append(("at the target", "the points are not told: \(untold.reason)"))
    case nil: break
    }
    if let scatter { lines.append(("chance", scatter.words)) }
    if let gain { lines.append(("past gains", gain.sentence)) }
    if let sentence = bands?.sentence { lines.append(("bands by year", sentence)) }
    return lines
  }
}

extension GainOutlook {
  /// `11.3 in 3 years from 2015 is needed, or 7.53 in 2 years; 2 of 40 past gains … were as large, …`.
  package var sentence: String {
    let times = years == 1 ? "1 year" : "\(years) years"
    var text = "\(needed.short) in \(times) from \(from) is needed"
    if stretch != years {
      text += ", or \(neededInStretch.short) in \(stretch == 1 ? "1 year" : "\(stretch) years")"
    }
    let units = units == 1 ? "of the unit itself" : "of \(units) units of its kind"
    text += "; \(asLarge) of \(count) past gains \(units) were as large"
    if count >= RunGains.enough { text += " (percentile \(percentile.text(places: 0)))" }
    let chance = (probability * 100).text(places: 0)
    let ends = [interval.lowerBound, interval.upperBound].map { ($0 * 100).text(places: 0) }
    return text + "; if the past continues it is reached with probability \(chance) % "
      + "(\(ends[0]) to \(ends[1]) %)"
  }
}
