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

  private var policy: String {
    """
    policy \(identifier)
    title "My rule (example)"
    about applicant
    decides by applied_on
    source RULE "The document that the rule stands in" grade unverified note "invented"

    facts applicant:
      applied_on : date fixed
      training   : duration in years evidence "certificate of training"
      exam       : one of {passed, failed} evidence "examination record"

    version 1 in force 2026-01-01 until open cite RULE:
      decision eligible:
        all of:
          (1) training >= 3 years
          (2) exam = passed

    test "a short training decides" on 2026-06-01:
      given training 2 years, exam passed
      expect eligible not met because (1)
    test "nothing is on file" on 2026-06-01:
      given exam passed
      expect eligible unknown (missing) because (1)
    test "all is on file" on 2026-06-01:
      given training 3 years, exam passed
      expect eligible met

    """
  }

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
