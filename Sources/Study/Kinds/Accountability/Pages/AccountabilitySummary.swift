// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import Policy

/// The result of a study of schools and districts in plain words, for terminals, lists and the head of
/// the report.
struct AccountabilitySummary {
  let analysis: AccountabilityAnalysis

  private var marks: [String] {
    analysis.document.marks + (analysis.isUnofficial ? ["UNOFFICIAL"] : [])
  }

  private var marked: String { marks.isEmpty ? "" : " [\(marks.list)]" }

  /// How many units come to each level, in the order in which levels appear.
  private var levels: [(level: String, count: Int)] {
    let words = analysis.units.map { one in
      guard let report = one.standing?.report else { return "no policy in force" }
      return report.level ?? (report.scorecard.level == nil ? "reported" : "undetermined")
    }
    return words.uniqued.map { level in (level, words.count { $0 == level }) }
  }

  private var counted: String { levels.map { "\($0.count) \($0.level)" }.list }

  private var nouns: String {
    "\(analysis.units.count) \(analysis.noun)\(analysis.units.count == 1 ? "" : "s")"
  }

  /// One line for lists of runs.
  var headline: String {
    "\(analysis.document.title): \(nouns) by \(analysis.rule.rulebook.id): \(counted)\(marked)"
  }

  /// What was reported, under which rule, and what is not scored.
  var paragraph: String {
    let unscored = analysis.units.count { !($0.standing?.report.unscored.isEmpty ?? true) }
    let open =
      unscored == 0
      ? "Every component is scored."
      : "\(unscored) of them have components that are not scored; their totals are intervals."
    return "\(nouns) reported by \(analysis.rule.name): \(counted). \(open)"
  }

  /// The result for a terminal.
  var lines: [String] {
    [headline]
      + analysis.units.map { one in
        "\(one.unit.name): \(one.words?.sentence ?? "no version of the policy is in force")"
      }
  }

  /// The counts for programs.
  var figures: [Figure] {
    levels.map { level, count in
      .count(
        level.replacing(" ", with: "-"),
        level.prefix(1).uppercased() + level.dropFirst(),
        count,
        "\(analysis.noun)s"
      )
    }
  }
}
