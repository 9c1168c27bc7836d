// SPDX-License-Identifier: Apache-2.0

/// A small policy that tests of commands write into their folder.
enum TrainingPolicy {
  static let text = """
    policy example.training
    about applicant
    decides by applied_on
    source ACT "Training Act" grade official

    facts applicant:
      applied_on : date fixed
      training   : duration in years
      exam       : one of {passed, failed}
      age        : integer 0..130

    reading R1 "must the exam be passed" chosen A "yes" instead of B "no" because "plain words"

    version 2024 in force 2024-01-01 until replaced cite ACT:
      decision eligible:
        all of:
          (1) training >= 3 years
          (2) exam = passed reading R1
          (3) age >= 18

    version bill proposed cite ACT:
      amends 2024
      replace decision eligible (1) with training >= 4 years

    """

  /// Facts of a case that meets the decision.
  static let met = "training 3 years, exam passed, age 20"
}
