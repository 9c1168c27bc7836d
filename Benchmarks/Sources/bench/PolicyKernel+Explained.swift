// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import Policy

/// One row after the other, each with its full explanation: every criterion in words with the
/// values that it was decided on, what decides, and what is missing.
extension PolicyKernel {
  static let explainedRows = 5_000

  static func explained(_ rows: Rows, _ rulebook: Rulebook) -> Measurement {
    let evaluator = Evaluator(rulebook)
    let cases = (0..<explainedRows).map { rows.caseData($0, of: rulebook.versions[0].program) }
    var digests = Array(repeating: UInt64(0), count: 3)
    func add(_ value: Int, to place: Int) {
      digests[place] = (digests[place] &* 1_099_511_628_211) ^ UInt64(value)
    }
    let outcomes: [DecisionOutcome] = [.notMet, .unknown, .met, .fault]
    var (measurement, length) = Measurement.timing {
      var length = 0
      for data in cases {
        let record = evaluator.decide("eligible", in: data, explains: true)
        let explanation = Explanation(record, by: evaluator)
        let criteria = explanation.root?.children ?? []
        add(outcomes.firstIndex(of: record.outcome) ?? 9, to: 0)
        add(criteria.count { $0.verdict.truth == .unknown }, to: 1)
        add((criteria.firstIndex { $0.verdict.truth == .notMet } ?? -1) + 1, to: 2)
        for criterion in criteria { length += criterion.sentence.utf8.count }
      }
      return length
    }
    precondition(length > 0, "every criterion is written")
    measurement.answers = [
      "rows": String(explainedRows), "outcome": String(digests[0]),
      "missing": String(digests[1]), "first failing": String(digests[2]),
    ]
    return measurement
  }
}

extension PolicyKernel.Rows {
  /// The facts of one row as a case.
  fileprivate func caseData(_ row: Int, of program: Program) -> CaseData {
    var facts: [String: FactRecord] = [:]
    for fact in program.facts {
      guard let count = counts[fact.name]?[row], count != PolicyKernel.missing else { continue }
      facts[fact.name] = FactRecord(Self.value(fact.name, Int(count)))
    }
    return CaseData([CaseRow("applicant", id: "A", facts: facts)])
  }

  private static func value(_ fact: String, _ count: Int) -> Value {
    switch fact {
    case "state": .name("s\(count)")
    case "status": .name(["active", "retired", "suspended"][count])
    case "degree", "sanctioned": .truth(count == 1)
    case "gpa": .number(Rational(count, 100))
    case "rating": .number(Rational(count, 10))
    default: .number(Rational(count))
    }
  }
}
