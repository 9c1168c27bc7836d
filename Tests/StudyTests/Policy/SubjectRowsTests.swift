// SPDX-License-Identifier: Apache-2.0
import Decisions
import Policy
import Testing

@testable import Study

/// A subject is decided on its own rows where nothing else can count, and on all rows otherwise.
@Suite struct SubjectRowsTests {
  private static func run(_ policy: String, _ files: [String: String]) throws -> StudyRun {
    let inputs = files.keys.sorted().map { "  \($0): { file: \($0).csv }\n" }.joined()
    var contents = [
      "study.yaml":
        "study: rows\ntitle: Rows\nkind: policy\npolicy: rule.policy\ninputs:\n\(inputs)",
      "rule.policy": policy,
    ]
    for (name, text) in files { contents[name + ".csv"] = text }
    return try StudyRunner().run(.memory(contents.mapValues { Array($0.utf8) }))
  }

  @Test func `a count over all subjects counts all of them`() throws {
    let run = try Self.run(
      """
      policy example.crowd
      about applicant
      source S "Example" grade official
      facts applicant:
        exam : yes/no
      decision crowd:
        all of:
          (1) count over applicant where exam unknowns strict >= 2

      """,
      ["subjects": "id,exam\nA,yes\nB,yes\nC,no\n"]
    )
    #expect(Set(run.decisions("outcome").values) == ["met"])
    #expect(run.warnings("two-evaluations").isEmpty)
  }

  private static let schools = """
    policy example.schools
    about school in year
    decides by year
    source S "Example" grade official
    facts school:
      year  : year
    facts pupil:
      level : integer 0..4
      sat   : year
    measure level_mean = mean of level over pupil in school where sat = year unknowns strict
    version 1 in force 2010 until open cite S:
      decision target:
        all of:
          (1) level_mean >= 3
          (2) level_mean >= level_mean at (year - 1)

    """

  @Test func `members and other periods count, those of other subjects do not`() throws {
    let run = try Self.run(
      Self.schools,
      [
        "subjects": "id,year\nA,2021\nA,2020\nB,2021\n",
        "pupil": """
        id,school,level,sat
        a1,A,4,2021
        a2,A,2,2021
        a3,A,2,2020
        b1,B,4,2021
        b2,B,,2020

        """,
      ]
    )
    #expect(
      run.decisions("outcome") == ["A 2021": "met", "A 2020": "not-met", "B 2021": "unknown"]
    )
    #expect(run.warnings("two-evaluations").isEmpty)
  }

  @Test func `rows of many subjects are cut, so that a run grows with their number only`() throws {
    let contents = ["study.yaml": "", "rule.policy": Self.schools].mapValues { Array($0.utf8) }
    let document = try StudyDocument(
      text: "study: s\ntitle: T\nkind: policy\npolicy: rule.policy\n",
      overrides: [:]
    )
    let rule = try PolicyRule(RuleFiles(.memory(contents), document.policies))
    var data = CaseData()
    for id in ["A", "B"] {
      data.add(CaseRow("school", id: id, period: 2020))
      data.add(CaseRow("school", id: id, period: 2021))
      data.add(CaseRow("pupil", id: "\(id)1", links: ["school": id]))
    }
    let cut = try #require(SubjectRows(rule, data)?.rows(of: "A"))
    #expect(cut.rows["school"]?.map(\.id) == ["A", "A"])
    #expect(cut.rows["pupil"]?.map(\.id) == ["A1"])
    // A pupil of no school could be anybody's: then nothing is cut.
    data.add(CaseRow("pupil", id: "stray"))
    #expect(SubjectRows(rule, data)?.rows(of: "A") == nil)
  }
}
