// SPDX-License-Identifier: Apache-2.0
import Decisions

@testable import Study

/// A screening small enough to stand in a test: policy, parameters and applicants, all in memory.
struct SmallScreen: Sendable {
  var policy = rule
  var applicants = rows
  var parameters = settings
  var marks = "marks: [example]"

  static let rule = """
    policy example.small-screen
    about applicant
    source SCREEN "An invented screen" grade unverified

    facts applicant:
      step1      : score(usmle 1..300 step 1)
      step1_kind : one of {numeric, pass, fail, absent}
      attempts   : integer 1..6
      experience : duration in months
      quarter    : one of {first, second, third, fourth}
      step2_ck   : score(usmle2 1..300 step 1)

    decision screened:
      all of cite SCREEN:
        (1) "Step 1 of 215" step1 >= 215
        (2) attempts = 1
        (3) experience >= 12 months
        (4) quarter in {first, second}

    decision step2_instead:
      all of cite SCREEN:
        (1) step2_ck >= 240

    decision mission:
      any of cite SCREEN:
        (1) quarter = first
        (2) experience >= 24 months

    decision conditional:
      all of cite SCREEN:
        (1) any of:
          (A) step1 >= 225
          (B) step1 >= 215 and step2_ck >= 245

    """

  static let head = "id,step1,attempts,experience,quarter\n"

  /// Twenty applicants, made so that each says one thing about near misses (cut 215, standard error 6).
  static let rows =
    head + """
      01,230,1,14,first
      02,215,1,14,first
      03,214,1,14,first
      04,209,1,14,first
      05,208,1,14,first
      06,203,1,14,first
      07,202,1,14,first
      08,214,2,14,first
      09,214,1,9,first
      10,214,1,,first
      11,214,,14,first
      12,,1,14,first
      13,230,2,14,first
      14,230,1,9,first
      15,230,1,14,third
      16,230,1,14,fourth
      17,212,1,14,third
      18,209,1,14,second
      19,210,1,12,second
      20,194,1,14,first

      """

  static let settings = """
    decision: screened
    scores:
      - { fact: step1, sem: 6, source: an example input, least: 140, most: 300 }
    categories: [quarter]
    """

  var files: [String: [UInt8]] {
    let lines = parameters.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    let document = """
      study: small-screen
      title: A small screen
      kind: screening
      policy: screen.policy
      \(marks)
      inputs:
        subjects: { file: applicants.csv }
      parameters:
      \(lines)

      """
    return [
      "study.yaml": Array(document.utf8), "screen.policy": Array(policy.utf8),
      "applicants.csv": Array(applicants.utf8),
    ]
  }

  func with(_ lines: String) -> SmallScreen {
    var copy = self
    copy.parameters += "\n" + lines
    return copy
  }

  func with(rows: String) -> SmallScreen {
    var copy = self
    copy.applicants = rows
    return copy
  }

  func result(threads: Int = 1) throws(StudyError) -> StudyResult {
    let study = try OpenStudy(.memory(files), by: StudyRunner(threads: threads))
    return try study.kind.evaluate(study.inputs)
  }

  func table(_ name: String) throws -> [[String]] {
    try result().tables.first { $0.name == name }?.rows ?? []
  }

  /// The error that the study ends in; `nil` when it runs.
  var error: StudyError? {
    do {
      _ = try StudyRunner().run(.memory(files))
      return nil
    } catch {
      return error
    }
  }

  /// The words for each applicant, such as `referred to a person`.
  func words() throws -> [String] { try result().values }
}
