// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Testing

@testable import Study

/// Several decisions, decisions with arguments, periods, and the skeleton of a new study.
@Suite struct PolicyQuestionTests {
  private static func run(
    _ contents: [String: String],
    _ overrides: [String: String] = [:]
  ) throws -> StudyRun {
    try StudyRunner(overrides: overrides)
      .run(.memory(contents.mapValues { Array($0.utf8) }))
  }

  @Test func `a decision with arguments is asked for each of them`() throws {
    let folder = SampleStudies.folder.deletingLastPathComponent()
      .appendingPathComponent("Policies/certification")
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    let run = try Self.run([
      "study.yaml": """
      study: praxis
      title: Passing scores
      kind: policy
      policy: us-ms-praxis-passing.policy
      inputs:
        subjects: { file: candidates.csv }
        results: { file: results.csv }
      parameters:
        decisions:
          - { decision: passes, arguments: ["Art Education"] }
          - { decision: passes, arguments: ["Biology"] }

      """,
      "us-ms-praxis-passing.policy": try text("us-ms-praxis-passing.policy"),
      "mississippi-praxis.csv": try text("mississippi-praxis.csv"),
      "candidates.csv": """
      id,test_taken,route,purpose,all_reported
      C1,2013-05-01,traditional,initial,yes
      C2,2013-05-01,traditional,initial,

      """,
      "results.csv": "candidate,test,score,taken\nC1,0134,157,2013-05-01\nC2,0134,158,2013-05-01\n",
    ])
    #expect(run.headline.contains("4 decisions about 2 candidates: 1 met, 1 not shown to meet"))
    #expect(run.decisions("outcome")["C2 passes(Art Education)"] == "met")
    let certificate = try #require(run.certificates.first)
    #expect(
      certificate.result
        == "C1 is not shown to meet \u{201C}passes(Art Education)\u{201D}: (1) is not met."
    )
    #expect(certificate.rulePath[0].source == "APPB [secondary]")
    #expect(
      certificate.rulePath[1].step
        == "(2) applies when passing.limit none = \"route=alternate\""
    )
    #expect(run.content.manifest.rules?.count == 2)
  }

  @Test func `periods are units of their own, and one may be asked for`() throws {
    let contents = [
      "study.yaml": """
      study: period
      title: Period
      kind: policy
      policy: rule.policy
      inputs:
        subjects: { file: schools.csv }

      """,
      "rule.policy": """
      policy example.period
      about school in year
      decides by year
      source S "Example" grade official
      facts school:
        year  : year
        score : decimal(0.1) 0..100 error normal
      version 1 in force 2020 until open cite S:
        decision target:
          all of:
            (1) score >= 60

      """,
      "schools.csv": "id,year,score,score_se\nA,2020,61,1\nA,2021,59,1\nB,2021,,\nB,2019,80,2\n",
    ]
    let run = try Self.run(contents)
    #expect(run.headline.hasPrefix("Period: 4 decisions about 2 schools: "))
    #expect(
      run.decisions("outcome") == [
        "A 2020": "met", "A 2021": "not-met", "B 2021": "unknown", "B 2019": "fault",
      ]
    )
    let one = try Self.run(contents, ["period": "2021"])
    #expect(one.decisions("outcome") == ["A 2021": "not-met", "B 2021": "unknown"])
  }

  @Test func `the skeleton of a policy study runs as it is`() throws {
    let folder = try TemporaryFolder()
    let study = folder.url.appendingPathComponent("my-cases")
    let files = try StudyTemplate(kind: .policy, name: "my-cases").write(to: study)
    #expect(files == ["README.md", "rule.policy", "study.yaml", "subjects.csv"])
    let run = try StudyRunner().run(.folder(study))
    #expect(
      run.headline
        == "My decisions: 3 applicants: 1 met, 1 not shown to meet, 1 unknown, 0 faults [example]"
    )
    #expect(run.content.manifest.warnings.isEmpty)
  }
}
