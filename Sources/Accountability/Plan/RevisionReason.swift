// SPDX-License-Identifier: Apache-2.0

/// Why an approved plan is changed: a closed list, with free text beside it.
package enum RevisionReason: String, Sendable, Hashable, CaseIterable {
  /// The yearly review asks for it.
  case annualReview = "annual-review"
  /// The review program of the state names a concern.
  case programConcern = "program-concern"
  /// Career education misses its adjusted performance levels.
  case careerEducation = "career-education"
  /// Monitoring of special education, or the objectives of an improvement grant.
  case specialEducation = "special-education"
  /// A federal program: no improvement, or stronger strategies for disadvantaged students.
  case federalProgram = "federal-program"
  /// Demographic change, catastrophe, finances, transfer students, falling enrolment.
  case circumstances
  /// Not enough progress under a state or federal program.
  case progressFailure = "no-adequate-progress"
  /// The rewrite that is due every three to five years.
  case fullRewrite = "full-rewrite"

  /// The reason in words.
  package var words: String {
    switch self {
    case .annualReview: "annual review"
    case .programConcern: "a concern that the state's review program names"
    case .careerEducation: "career education evaluation"
    case .specialEducation: "special education monitoring or improvement grant objectives"
    case .federalProgram: "a federal program asks for it"
    case .circumstances:
      "demographic change, catastrophe, finances, transfer students or falling enrolment"
    case .progressFailure: "failure to show adequate progress under a state or federal program"
    case .fullRewrite: "full rewrite"
    }
  }
}
