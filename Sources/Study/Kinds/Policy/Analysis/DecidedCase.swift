// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// One decision about one subject, with why, what is missing, and how sure it is.
struct DecidedCase: Sendable {
  /// The unit as the run names it.
  let unit: String
  /// The subject with its period, as sentences name it.
  let subject: String
  /// The subject's place among the subjects.
  let place: Int
  /// What was asked.
  let question: PolicySettings.Question
  /// What the tree evaluator decided, and why.
  let explanation: Explanation
  /// What is missing and what would change it; `nil` where no version decides.
  let summary: EvidenceSummary?
  /// What the errors of measurement do; `nil` when no fact has one.
  let error: ErrorReport?
  /// What follows from the decision, as the policy words it.
  let results: [String]
  /// What the columns gave where they disagree; `nil` where both evaluations agree.
  var disagreement: DecisionOutcome?

  var record: DecisionRecord { explanation.record }

  /// The outcome of the run: that of the tree, unless the columns say another.
  var outcome: Outcome {
    if let disagreement {
      return .fault(
        "two evaluations of the rule disagree: \(disagreement.rawValue) over columns, "
          + "\(record.outcome.rawValue) case by case"
      )
    }
    switch record.outcome {
    case .met: return .met
    case .notMet: return .notMet
    case .unknown: return .unknown(record.verdict.unknowns.kinds.first ?? .missing)
    case .fault:
      let faults = record.verdict.faults.map { "\($0.code.rawValue): \($0.sentence)" }
      return .fault(faults.joined(separator: "; "))
    }
  }

  /// Whether the decision would come out the same at the true values.
  var firmness: Firmness {
    switch outcome {
    case .unknown, .fault: return .undetermined
    case .met, .notMet:
      guard let error, !error.basis.factsWithError.isEmpty else { return .unmeasured }
      return Firmness(keeping: 1 - error.differs)
    }
  }

  /// The facts and clauses that keep the decision open, each with why; empty unless it is unknown.
  var missing: [Unknowns.Cause] {
    guard case .unknown = outcome else { return [] }
    return record.verdict.unknowns.causes
  }

  /// Why a fact or clause keeps the decision open, in plain words.
  func sentence(_ cause: Unknowns.Cause) -> String {
    let facts = explanation.version?.program.facts ?? []
    let isOpenList =
      cause.kind == .missing
      && facts.contains { $0.name == cause.name && $0.completeWhen != nil }
    return isOpenList ? "the list is not shown to be complete" : cause.kind.sentence
  }
}
