// SPDX-License-Identifier: Apache-2.0

/// The skeleton of a study whose rule is a policy.
extension StudyTemplate {
  var policyFiles: [(String, String)] {
    [
      ("study.yaml", policyDocument), ("rule.policy", policy), ("subjects.csv", subjects),
      ("README.md", policyReadme),
    ]
  }

  private var policyDocument: String {
    """
    # Decisions by a policy. Every key is explained in Documentation/Study.md.
    study: \(identifier)
    title: My decisions
    kind: policy
    policy: rule.policy
    source: invented subjects; put your own evidence here
    marks: [example]
    inputs:
      subjects: { file: subjects.csv }
    parameters:
      decisions: [eligible]
      badRows: refuse

    """
  }

  private var policy: String { PolicyTemplate.text(id: PolicyTemplate.id(from: identifier)) }

  private var subjects: String {
    """
    id,applied_on,training,exam
    A-01,2026-02-01,4,passed
    A-02,2026-02-01,2,passed
    A-03,2026-02-01,,unknown(pending)

    """
  }

  private var policyReadme: String {
    """
    # \(identifier)

    `meteyard run .` turns this folder into a run, `meteyard policy test rule.policy` tests the rule.
    `subjects.csv` has a row for each subject and a column for each fact; an empty cell is unknown.
    All is invented; replace it and remove `marks: [example]`.

    """
  }
}
