// SPDX-License-Identifier: Apache-2.0

/// The study of cases to begin with: a pathway of its own, two invented applicants, one request.
extension StudyTemplate {
  var eligibilityFiles: [(String, String)] {
    [
      ("study.yaml", eligibilityDocument), ("pathway.policy", pathway), ("cases.csv", cases),
      ("evidence.csv", evidence), ("judgments.csv", judgmentsOfPersons),
      ("requests.csv", requests), ("README.md", eligibilityReadme),
    ]
  }

  private var eligibilityDocument: String {
    """
    # Cases of people under a pathway. Every key is explained in Documentation/Study.md.
    study: \(identifier)
    title: My cases
    kind: eligibility
    policies: [pathway.policy]
    at: 2026-06-01
    source: invented applicants; put your own here
    marks: [example]
    inputs:
      cases: { file: cases.csv }
      evidence: { file: evidence.csv }
      judgments: { file: judgments.csv }
      requests: { file: requests.csv }

    """
  }

  private var pathway: String {
    """
    policy \(PolicyTemplate.id(from: name))
    title "A first pathway"
    about applicant
    decides by applied_on
    source ACT "Name the act here" at "section 1" grade unverified

    facts applicant:
      applied_on : date fixed
      training   : duration in years evidence "program letter" verified source
      exam       : one of {passed, open} evidence "score report" changeable
      competence : yes/no judged by "the board"

    version 2026 in force 2026-01-01 until replaced cite ACT strength required binds applicant:
      decision eligible:
        all of stage provisional:
          (1) training >= 3 years
          (2) exam = passed
          (3) competence strength discretion binds board
      result license "provisional license" for 2 years stage provisional when eligible

    test "the board has not judged yet" on 2026-06-01:
      given training 3 years, exam passed
      expect eligible unknown (judgment) because (3)
    test "two years" on 2026-06-01:
      given training 2 years
      expect eligible not met because (1)

    """
  }

  private var cases: String { "id,applied_on\nA-1,2026-03-01\nA-2,2026-04-15\n" }

  private var evidence: String {
    """
    case,fact,value,name,document,issuer,received,verified
    A-1,training,4,program letter,1,Example Hospital,2026-03-20,source
    A-1,exam,passed,score report,2,Example Board,2026-03-20,source
    A-2,training,3,application form,3,applicant,2026-04-15,self

    """
  }

  private var judgmentsOfPersons: String {
    """
    case,fact,value,by,role,date,reason
    A-1,competence,yes,Member 1 (example),member of the board,2026-05-05,references reviewed

    """
  }

  private var requests: String {
    "case,fact,owed_by,since\nA-2,training,school,2026-04-20\n"
  }

  private var eligibilityReadme: String {
    """
    # \(identifier)

    `meteyard run .` turns this folder into a run: a certificate and a letter for each applicant, and
    a report. `pathway.policy` is the rule; `meteyard policy test pathway.policy` runs its tests. The
    applicants are invented; replace them and remove `marks: [example]`.

    """
  }
}
