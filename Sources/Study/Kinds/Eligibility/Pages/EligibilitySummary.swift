// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility

/// The result of a study of cases in plain words, for terminals, lists and the head of the report.
struct EligibilitySummary {
  let analysis: EligibilityAnalysis

  private var marks: [String] { analysis.document.marks }

  /// How many units come out in each way, in the order of the answers.
  private var counts: [(answer: PathwayMatrix.Answer, count: Int)] {
    let answers = analysis.units.map(\.row.answer)
    return PathwayMatrix.Answer.allCases.map { answer in
      (answer, answers.count { $0 == answer })
    }.filter { $0.count > 0 }
  }

  /// `6 cases, 16 policies: 1 meets, 2 not shown to meet, 3 open`.
  var headline: String {
    let cases = analysis.cases.count
    let policies = analysis.rules.pathways.count
    let marked = marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
    return "\(analysis.document.title): \(cases) \(cases == 1 ? "case" : "cases"), "
      + "\(policies) \(policies == 1 ? "policy" : "policies"): \(told)\(decided)\(marked)"
  }

  /// `, 2 decided by persons`; empty where nobody decided.
  private var decided: String {
    let count = analysis.units.count { unit in
      if case .closed = unit.row.review.decided { true } else { false }
    }
    return count == 0 ? "" : ", \(count) decided by persons"
  }

  private var told: String {
    counts.map { "\($0.count) \($0.answer.rawValue)" }.joined(separator: ", ")
  }

  /// What was asked and how it came out, in sentences.
  var paragraph: String {
    "\(headline). No answer is a person's decision: the evidence shows what is met, what is missing and "
      + "who owes it."
  }

  /// The result for a terminal.
  var lines: [String] {
    [headline] + analysis.units.map { unit, row, _ in "\(unit): \(row.standing)" }
  }

  /// The counts for programs.
  var figures: [Figure] {
    counts.map { answer, count in
      Figure(
        key: "\(answer)",
        label: answer.rawValue.prefix(1).uppercased() + answer.rawValue.dropFirst(),
        text: String(count),
        exact: String(count),
        unit: "cases",
        error: "a count of cases, without error"
      )
    }
  }
}
