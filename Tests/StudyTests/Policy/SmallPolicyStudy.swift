// SPDX-License-Identifier: Apache-2.0
import Decisions

@testable import Study

/// A policy study small enough to stand in a test: policy, parameters and rows, all in memory.
struct SmallPolicyStudy: Sendable {
  var policy: String
  var subjects: String
  /// Further files by path.
  var files: [String: String] = [:]
  /// Lines of `study.yaml` behind the inputs.
  var tail = ""
  /// Lines of `inputs` beside that of the subjects.
  var inputs = ""

  static let rule = """
    policy example.permit
    title "Example permit"
    about applicant
    decides by applied_on
    source LAW "Example act" grade official

    facts applicant:
      applied_on : date fixed
      training   : duration in years evidence "certificate"
      exam       : yes/no changeable
      score      : score(example 0..100 step 1) error normal
      character  : yes/no presume yes cite LAW "4"
      fitness    : yes/no judged by "Example Board"
      code       : code("[A-Z]{2}")

    reading R1 "which training counts"
        chosen A "three years" instead of B "two years"
        because "the act is silent" by "analyst" on 2025-01-01

    version 2024 in force 2024-01-01 until 2026-01-01 cite LAW:
      decision permit:
        all of:
          (1) reading R1 (A: training >= 3 years, B: training >= 2 years)
          (2) any of:
            (A) exam
            (B) score >= 60
          (3) "is of good character" character
          (4) fitness applies when code = "XY"
      result permit "example permit" for 1 years when permit

    version 2026 undated cite LAW:
      amends 2024
      drop decision permit (3)

    """

  static let head = "id,applied_on,training,exam,score,score_se,character,fitness,code\n"

  static let small = SmallPolicyStudy(
    policy: rule,
    subjects: head
      + """
      A,2025-02-01,4,yes,,,yes,,AB
      B,2025-02-01,2,no,59,5,,,AB
      C,2025-02-01,4,unknown(pending),,,no,,AB
      D,2025-02-01,4,,,,,,AB
      E,2025-02-01,4,yes,101,5,yes,,AB
      F,2026-02-01,4,yes,,,yes,,AB
      G,2023-02-01,4,yes,,,yes,,AB
      H,,4,yes,,,yes,,AB
      I,2025-02-01,4,yes,,,,,XY
      J,2025-02-01,3,,62,5,yes,,AB

      """
  )

  /// The study's document.
  var document: String {
    """
    study: small
    title: A small study
    kind: policy
    policy: rule.policy
    marks: [example]
    inputs:
      subjects: { file: subjects.csv }
    \(inputs.isEmpty ? "" : "  \(inputs)\n")\(tail)

    """
  }

  var contents: [String: [UInt8]] {
    var contents = [
      "study.yaml": Array(document.utf8), "rule.policy": Array(policy.utf8),
      "subjects.csv": Array(subjects.utf8),
    ]
    for (path, text) in files { contents[path] = Array(text.utf8) }
    return contents
  }

  func run(threads: Int = 1) throws(StudyError) -> StudyRun {
    try StudyRunner(threads: threads).run(.memory(contents))
  }

  /// The error that the study ends in; `nil` when it runs.
  var error: StudyError? {
    do {
      _ = try run()
      return nil
    } catch {
      return error
    }
  }

  /// The study with more lines of `study.yaml`.
  func with(_ lines: String) -> SmallPolicyStudy {
    var copy = self
    copy.tail = lines
    return copy
  }

  /// The study with a text replaced in the rows; the text must be there.
  func replacing(_ old: String, _ new: String) -> SmallPolicyStudy {
    precondition(subjects.contains(old), "\(old) is not in the rows")
    var copy = self
    copy.subjects = subjects.replacing(old, with: new, maxReplacements: 1)
    return copy
  }

  /// The study with a text replaced in the policy; the text must be there.
  func replacingRule(_ old: String, _ new: String) -> SmallPolicyStudy {
    precondition(policy.contains(old), "\(old) is not in the policy")
    var copy = self
    copy.policy = policy.replacing(old, with: new)
    return copy
  }
}

extension StudyRun {
  /// A column of `decisions.csv` by unit.
  func decisions(_ column: String) -> [String: String] {
    let rows = CSVText.rows(text("decisions.csv"))
    guard let place = rows.first?.firstIndex(of: column) else { return [:] }
    return Dictionary(rows.dropFirst().map { ($0[0], $0[place]) }) { $1 }
  }
}
